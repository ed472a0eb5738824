package org.vmorph.model.machines.riscv;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.let;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;
import static org.vmorph.model.machines.riscv.AddressSpace.PAGE;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.vmorph.model.arch.Access;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Word;

/**
 * What an access comes to. Where it lies on two pages each of them has a part of it, which is
 * translated and checked by itself before anything is loaded or stored; a fault is told at the
 * address where its part begins.
 */
final class Reached {
  private final VirtualMemory memory;
  private final RiscvState is;
  private final String name;
  private final Access access;
  private final Word address;
  private final int bytes;
  private final boolean orDevice;
  private final Word mode;

  /** What the first page has of it, and what the next one has. */
  private final List<Part> parts = new ArrayList<>();

  /** Where its first byte is, 64 bits. */
  final Word physical;

  /**
   * An access.
   *
   * @param name tells its words from those of others
   * @param orDevice whether it may reach a device
   * @param mode the mode it is made in, 2 bits
   */
  Reached(
      VirtualMemory memory,
      String name,
      Access access,
      Word address,
      int bytes,
      boolean orDevice,
      Word mode) {
    this.memory = memory;
    this.is = memory.is;
    this.access = access;
    this.name = name;
    this.address = access == Access.FETCH ? address : let(name + ".address", address);
    this.bytes = bytes;
    this.orDevice = orDevice;
    this.mode = mode;
    parts.add(part("", this.address, Condition.Always.TRUE));
    this.physical = parts.getFirst().led.physical();
    if (mayCross()) {
      var page = this.address.slice(PAGE, 64 - PAGE).plus(1).join(literal(0, PAGE));
      parts.add(part(".next", let(name + ".next.address", page), isOnTwoPages()));
    }
  }

  /**
   * What of an access a page has.
   *
   * @param there whether there is such a part
   */
  private record Part(String name, Word address, Condition there, AddressSpace.Led led) {}

  private Part part(String which, Word from, Condition there) {
    return new Part(name + which, from, there, memory.space.lead(name + which, access, from, mode));
  }

  /** The traps, first one first. */
  List<Addressing.Check> checks() {
    return parts.stream()
        .flatMap(it -> Stream.of(translated(it), allowed(it)))
        .flatMap(List::stream)
        .toList();
  }

  /** What it updates, where no translation fails. */
  List<Addressing.Update> updates() {
    return parts.stream().flatMap(it -> updates(it, Condition.Always.TRUE)).toList();
  }

  /** The traps, and the updates where they are. */
  List<Act> reach() {
    return reach(Condition.Always.TRUE);
  }

  /** The same with the updates only where something comes of the access. */
  List<Act> reach(Condition something) {
    var acts = new ArrayList<Act>();
    for (var part : parts) {
      acts.addAll(traps(translated(part)));
      updates(part, something).map(Addressing.Update::act).forEach(acts::add);
      acts.addAll(traps(allowed(part)));
    }
    return acts;
  }

  private static List<Act> traps(List<Addressing.Check> checks) {
    return checks.stream()
        .map(it -> when(it.when(), trap(it.cause(), it.values().toArray(Word[]::new))))
        .toList();
  }

  private List<Addressing.Check> translated(Part part) {
    var checks = new ArrayList<Addressing.Check>();
    if (access != Access.FETCH && bytes > 1 && !mayCross()) {
      checks.add(check(part, isMisaligned(), misaligned()));
    }
    checks.add(check(part, part.led.unreachable(), refused()));
    checks.add(check(part, part.led.fault(), page()));
    return checks;
  }

  private static Stream<Addressing.Update> updates(Part part, Condition something) {
    var when = something.and(part.there);
    return part.led.updates().stream()
        .map(it -> new Addressing.Update(when.and(it.when()), it.word(), it.value()));
  }

  private List<Addressing.Check> allowed(Part part) {
    int permission =
        switch (access) {
          case FETCH -> PhysicalProtection.X;
          case LOAD -> PhysicalProtection.R;
          case STORE -> PhysicalProtection.W;
        };
    boolean first = part == parts.getFirst();
    var fours = first ? fours() : nextFours();
    var refuses = memory.protection.refuses(part.name + ".pmp", permission, fours, mode);
    return List.of(
        check(part, refuses, refused()),
        check(part, (first ? isThere() : is.ram.has(part.led.physical())).not(), refused()));
  }

  private static Addressing.Check check(Part part, Condition when, Cause cause) {
    return new Addressing.Check(part.there.and(when), cause, List.of(part.address));
  }

  /** The numbers of the regions of four bytes that the first page has of it. */
  private List<Word> fours() {
    var all = memory.protection.fours(physical, bytes);
    if (!mayCross()) {
      return all;
    }
    var last = physical.slice(PAGE, 56 - PAGE).join(literal(-1, PAGE - 2));
    return Stream.concat(
            all.stream().limit(1), all.stream().skip(1).map(it -> choose(isOnTwoPages(), last, it)))
        .toList();
  }

  /** Those the next one has of it, from its first on. */
  private List<Word> nextFours() {
    var page = parts.getLast().led.physical().slice(PAGE, 56 - PAGE);
    var first = page.join(literal(0, PAGE - 2));
    var last = page.join(address.plus(bytes - 1).slice(2, PAGE - 2));
    return bytes > 4 ? List.of(first, last) : List.of(first);
  }

  /** Whether there is what the first page has of it. */
  private Condition isThere() {
    var there = is.ram.has(physical);
    if (mayCross()) {
      there = there.and(words().crosses().not().or(isOnTwoPages()).or(words().hasNext()));
    }
    if (orDevice) {
      for (var register : memory.devices.of(bytes)) {
        there = there.or(register.isAt(physical));
      }
    }
    return there;
  }

  private Condition isMisaligned() {
    return address.low(Integer.numberOfTrailingZeros(bytes)).is(0).not();
  }

  private boolean mayCross() {
    return memory.anywhere && orDevice && bytes > 1;
  }

  private Condition isOnTwoPages() {
    return literal((1 << PAGE) - bytes, PAGE).below(address.low(PAGE));
  }

  /** Storage, where all traps have been asked for before, and it lies in one word. */
  Word.Memory memory() {
    return new Word.Memory(
        is.ram.access("ram.%d[%%s]".formatted(bytes), 64, 8 * bytes, a -> List.of()), physical);
  }

  private TwoWords words() {
    var next = choose(isOnTwoPages(), parts.getLast().led.physical(), physical.plus(8));
    return new TwoWords(is.ram, physical, let(name + ".word", next), 8 * bytes);
  }

  /** What is loaded; of two words, if it lies there. */
  Word got() {
    return mayCross() ? choose(words().crosses(), words().got(), memory()) : memory();
  }

  /** A store, if it leads to storage. */
  Act put(Word value) {
    var one = set(memory(), value);
    return when(
        is.ram.has(physical),
        mayCross()
            ? new Act[] {
              when(words().crosses().not(), one),
              when(words().crosses(), words().put(value).toArray(Act[]::new))
            }
            : new Act[] {one});
  }

  private Cause misaligned() {
    return access == Access.LOAD ? Causes.LOAD_MISALIGNED : Causes.STORE_MISALIGNED;
  }

  private Cause refused() {
    return switch (access) {
      case FETCH -> Causes.FETCH_ACCESS;
      case LOAD -> Causes.LOAD_ACCESS;
      case STORE -> Causes.STORE_ACCESS;
    };
  }

  private Cause page() {
    return switch (access) {
      case FETCH -> Causes.FETCH_PAGE;
      case LOAD -> Causes.LOAD_PAGE;
      case STORE -> Causes.STORE_PAGE;
    };
  }
}
