package org.vmorph.vmm.image;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.text.Program;

/**
 * A monitor where it lies beside a guest of some size: before it, and then the same whatever the
 * size; or, where the PSWs of traps are at the end of storage, behind it.
 */
public final class Installed {
  private final long from;
  private final long[] words;
  private final GuestMap map;
  private final Optional<Program> listing;

  private Installed(long from, long[] words, GuestMap map, Optional<Program> listing) {
    this.from = from;
    this.words = words.clone();
    this.map = map;
    this.listing = listing;
  }

  /** Whether monitors of a machine lie behind their guests. */
  static boolean isBehind(Architecture machine) {
    return machine.trapEntry().places().filter(TrapEntry.Places::areAtTheEnd).isPresent();
  }

  /**
   * Words that are the same whatever the size of the guest.
   *
   * @throws IllegalArgumentException if they cannot be, or lie elsewhere
   */
  static Installed before(String name, Architecture machine, long[] words, GuestMap map) {
    if (isBehind(machine)) {
      throw new IllegalArgumentException(
          "%s: a monitor lies behind its guest on %s, and has other words for every size of it; expected its text in assembly"
              .formatted(name, machine));
    }
    return new Installed(0, words, map, Optional.empty()).checked(name, machine);
  }

  /**
   * A program that was assembled for a guest of so many words.
   *
   * @throws IllegalArgumentException if a label is missing, or the words, or what a label names,
   *     lie elsewhere
   */
  static Installed of(String name, Architecture machine, Program program, long w) {
    long from = isBehind(machine) ? w : 0;
    long first = program.extents().isEmpty() ? 0 : program.extents().getFirst().first();
    if (isBehind(machine) && first != from) {
      throw new IllegalArgumentException(
          "%s has its first word at %d, but its guest of %d words lies there; expected '.org %s'"
              .formatted(name, first, w, MonitorText.GUEST_WORDS));
    }
    var words = Arrays.copyOfRange(program.words(), (int) from, program.size());
    var map = GuestMap.of(program.file(), program.labels(), machine);
    return new Installed(from, words, map, Optional.of(program)).checked(name, machine);
  }

  private Installed checked(String name, Architecture machine) {
    new Placement(name, machine, this).check();
    return this;
  }

  /** The same with one word changed. */
  Installed with(int number, long word) {
    var changed = words.clone();
    changed[number] = word;
    return new Installed(from, changed, map, listing);
  }

  /** The address of its first word. */
  public long from() {
    return from;
  }

  /** Its words. */
  public long[] words() {
    return words.clone();
  }

  /** Where it keeps its guest. */
  public GuestMap map() {
    return map;
  }

  /** How many these are. */
  public int size() {
    return words.length;
  }

  /** A word of its own. */
  long word(long address) {
    return words[(int) (address - from)];
  }

  /** The labels of its text, if that is known. */
  Set<String> labels() {
    return listing.map(all -> all.labels().keySet()).orElse(Set.of());
  }

  /** A word for people: its address and, of a monitor with a listing, the line it comes from. */
  public String place(long address) {
    return "%4d  %s"
        .formatted(
            address,
            listing.map(all -> line(all, address)).orElse(Long.toHexString(word(address))));
  }

  private static String line(Program listing, long address) {
    int number = listing.line(address);
    return number == 0 ? "" : listing.source().get(number - 1).strip();
  }
}
