package org.vmorph.vmm.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.StoragePlace;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Word;
import org.vmorph.vmm.Span;

/**
 * Where a monitor in Java has its own words and its guest in a host's storage. Where addresses can
 * be moved it has the first k words, and the guest the next w; where they cannot, the guest has the
 * first w and the monitor the rest, with the PSWs of the hardware's traps at its end.
 */
public final class HostLayout {
  /** What a monitor has at least: its own words, and room for those of a real one. */
  static final long LEAST = 8;

  private final Architecture machine;
  private final boolean moves;
  private final long k;

  HostLayout(Architecture machine, Shadow shadow) {
    this.machine = machine;
    this.moves = machine.translation().map(Translation::moves).orElse(true);
    long unit = unit(machine);
    long needed = Math.max(LEAST, shadow.words() + atTheEnd(machine));
    this.k = (needed + unit - 1) / unit * unit;
  }

  /** How many words at the end of storage the traps of the hardware need. */
  public static long atTheEnd(Architecture machine) {
    return machine.trapEntry().places().stream()
        .flatMap(places -> Stream.of(places.old(), places.next()))
        .mapToLong(at -> at.fromEnd() ? at.number() : 0)
        .max()
        .orElse(0);
  }

  private static long unit(Architecture machine) {
    return machine.translation().map(Translation::unit).orElse(1L);
  }

  /**
   * Why there is no place for a monitor and its guest; empty if there is. The PSWs of the
   * hardware's traps lie with the monitor's own words, and they have to give it all of storage.
   */
  static Optional<String> unsuited(Architecture machine) {
    var places = machine.trapEntry().places();
    var psw = machine.trapEntry().layout();
    if (places.isEmpty() || psw.isEmpty()) {
      return Optional.of(machine + " does not take traps through E[0] and E[1]");
    }
    var old = places.get().old();
    var next = places.get().next();
    boolean moves = machine.translation().map(Translation::moves).orElse(true);
    boolean isFirst = old.equals(StoragePlace.at(0)) && next.equals(StoragePlace.at(1));
    if (moves ? !isFirst : !old.fromEnd() || !next.fromEnd()) {
      return Optional.of(
          "%s takes traps through E[%s] and E[%s]; expected %s"
              .formatted(machine, old, next, moves ? "E[0] and E[1]" : "the end of storage"));
    }
    var shown = new ArrayList<Component>(List.of(machine.mode().cell()));
    machine.translation().map(it -> it.open().keySet()).ifPresent(shown::addAll);
    shown.removeAll(psw.get().word().fields().stream().map(Word.Field::cell).toList());
    for (var component : machine.control()) {
      if (component.bits() > machine.storage().bits()) {
        return Optional.of(
            "%s has %s of %d bits; expected %d at most, for a monitor keeps it in words of %s"
                .formatted(
                    machine,
                    component.name(),
                    component.bits(),
                    machine.storage().bits(),
                    machine.storage()));
      }
    }
    return shown.isEmpty()
        ? new Arrival(machine, places.get(), psw.get()).fault()
        : Optional.of(
            "%s does not show %s in the PSW that a trap loads, so no trap opens all of storage"
                .formatted(machine, shown));
  }

  /** How many words are the monitor's. */
  long k() {
    return k;
  }

  /** Where the guest's words start. */
  long low() {
    return moves ? k : 0;
  }

  /** Where the monitor's own words start. */
  long own(long w) {
    return moves ? 0 : w;
  }

  /** The guest's words. */
  Span guest(long w) {
    return new Span(low(), w);
  }

  /**
   * That a host has room for a guest of so many words.
   *
   * @throws IllegalArgumentException if it has not
   */
  void check(long w, long hostWords) {
    if (w < machine.leastWords()) {
      throw new IllegalArgumentException(
          "a guest needs an E[0] and an E[1], not " + w + " words (paper.md, N16)");
    }
    if (k + w > hostWords) {
      throw new IllegalArgumentException(
          "a guest of %d words needs a host of %d, not %d".formatted(w, k + w, hostWords));
    }
  }

  /**
   * An index of a word that a guest has.
   *
   * @throws IndexOutOfBoundsException if it has no such word
   */
  static long checked(long index, long w) {
    if (index < 0 || index >= w) {
      throw new IndexOutOfBoundsException("word " + index + " of a guest of " + w);
    }
    return index;
  }
}
