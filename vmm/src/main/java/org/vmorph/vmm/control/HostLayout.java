package org.vmorph.vmm.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PerMachine;
import org.vmorph.model.arch.StoragePlace;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Word;
import org.vmorph.vmm.Span;

/**
 * Where a monitor in Java has its own words and its guest in a host's storage, beside the PSWs of
 * the hardware's traps. Where these are E[0] and E[1] it has the first k words, and the guest the
 * next w; where they are at the end of storage the guest has the first w, so that it is not moved,
 * and the monitor the rest.
 */
public final class HostLayout {
  /** What a monitor has at least: its own words, and room for those of a real one. */
  static final long LEAST = 8;

  /** Where a monitor lies beside its guest. */
  public enum Side {
    /** The guest has been moved by k words. */
    IN_FRONT,
    /** The guest has its own addresses. */
    BEHIND;

    /** Where it lies unless somebody wants it elsewhere: with the PSWs of the hardware's traps. */
    public static Side usual(Architecture machine) {
      return machine.trapEntry().places().filter(TrapEntry.Places::areAtTheEnd).isPresent()
          ? BEHIND
          : IN_FRONT;
    }
  }

  /** Where the paper's are. */
  private static final TrapEntry.Places FIRST =
      new TrapEntry.Places(StoragePlace.at(0), StoragePlace.at(1));

  /** To try a machine's traps takes longer than most guests run, and every setting asks. */
  private static final PerMachine<Map<Side, Optional<String>>> UNSUITED =
      new PerMachine<>(machine -> new ConcurrentHashMap<>());

  private final Architecture machine;
  private final Shadow shadow;
  private final Side side;
  private final long atTheEnd;
  private final long k;

  private static final PerMachine<Map<Side, HostLayout>> LATELY =
      new PerMachine<>(machine -> new ConcurrentHashMap<>());

  /** Where a monitor on this side of its guest has its words. */
  static HostLayout of(Architecture machine, Side side) {
    return LATELY.of(machine).computeIfAbsent(side, it -> new HostLayout(machine, it));
  }

  private HostLayout(Architecture machine, Side side) {
    this.machine = machine;
    this.shadow = new Shadow(machine);
    this.side = side;
    this.atTheEnd = machine.trapEntry().places().map(TrapEntry.Places::wordsAtTheEnd).orElse(0L);
    long unit = unit(machine);
    long needed = Math.max(LEAST, shadow.words() + (side == Side.BEHIND ? atTheEnd : 0));
    this.k = (needed + unit - 1) / unit * unit;
  }

  private static long unit(Architecture machine) {
    return machine.translation().map(Translation::unit).orElse(1L);
  }

  /**
   * Why there is no place for a monitor on this side of its guest; empty if there is. The PSWs of
   * the hardware's traps lie with the monitor's own words or at the end of storage, and they have
   * to give it all of storage.
   */
  static Optional<String> unsuited(Architecture machine, Side side) {
    return UNSUITED.of(machine).computeIfAbsent(side, it -> fault(machine, it));
  }

  private static Optional<String> fault(Architecture machine, Side side) {
    var places = machine.trapEntry().places();
    var psw = machine.trapEntry().layout();
    if (places.isEmpty() || psw.isEmpty()) {
      return Optional.of(machine + " does not take traps through E[0] and E[1]");
    }
    boolean moves = machine.translation().map(Translation::moves).orElse(true);
    boolean areAtTheEnd = places.get().areAtTheEnd();
    if (!areAtTheEnd && (!moves || side == Side.BEHIND || !FIRST.equals(places.get()))) {
      return Optional.of(
          "%s takes traps through E[%s] and E[%s]; expected %s"
              .formatted(
                  machine,
                  places.get().old(),
                  places.get().next(),
                  moves && side == Side.IN_FRONT
                      ? "E[0] and E[1], or the end of storage"
                      : "the end of storage"));
    }
    if (!moves && side == Side.IN_FRONT) {
      return Optional.of(machine + " cannot move a guest; expected its monitor behind it");
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

  /** What the monitor keeps in its own words. */
  Shadow shadow() {
    return shadow;
  }

  /** On which side of its guest the monitor lies. */
  Side side() {
    return side;
  }

  /** Where the guest's words start. */
  long low() {
    return side == Side.IN_FRONT ? k : 0;
  }

  /** Where the monitor's own words start. */
  long own(long w) {
    return side == Side.IN_FRONT ? 0 : w;
  }

  /** How many words a host needs for a guest of so many. */
  long room(long w) {
    return k + w + (side == Side.IN_FRONT ? atTheEnd : 0);
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
    if (room(w) > hostWords) {
      throw new IllegalArgumentException(
          "a guest of %d words needs a host of %d, not %d".formatted(w, room(w), hostWords));
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
