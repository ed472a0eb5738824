package org.vmorph.model.machines.riscv;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.let;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.vmorph.model.arch.Access;
import org.vmorph.model.arch.Settings;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Datum;
import org.vmorph.model.ir.Endian;
import org.vmorph.model.ir.Match;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Parcels;
import org.vmorph.model.ir.Word;

/**
 * How a virtual address reaches storage or a device: alignment, address space, protection, in that
 * order; volume II, table 3.7.
 */
final class VirtualMemory {
  /** A parcel has 16 bits, the low one comes first, and 11 at its low end says that one follows. */
  private static final Parcels PARCELS =
      new Parcels(16, 2, Endian.LITTLE, List.of(List.of(new Match(3, 3))));

  private final RiscvState is;
  private final PhysicalProtection protection;
  private final AddressSpace space;
  private final Devices devices;

  /** Whether loads and stores may be misaligned. */
  private final boolean anywhere;

  VirtualMemory(RiscvState is, Settings settings) {
    this.is = is;
    this.anywhere = settings.is(RiscvParameters.MISALIGNED, "done");
    this.protection = new PhysicalProtection(is, settings);
    this.space = new AddressSpace(is, protection);
    this.devices = new Devices(is, settings);
  }

  /** An instruction, of one parcel or two. */
  Addressing fetch() {
    var parcel =
        new Addressing(
            "fetch[%s]",
            64,
            16,
            address -> fetching(address).checks(),
            address -> List.of(is.ram.word(fetching(address).physical)),
            new Datum.Part(is.ram));
    return PARCELS.addressing(parcel);
  }

  private Reached fetching(Word address) {
    return new Reached("fetch", Access.FETCH, address, 2, false);
  }

  /** The mode of loads and stores: 3.1.6.3. */
  private Word mode() {
    return let("mode", choose(is.MPRV.is(1), is.MPP, is.M));
  }

  /** A load of so many bytes, and what becomes of them. */
  List<Act> load(int bytes, Word address, Function<Word, Act> then) {
    var reached = new Reached("load", Access.LOAD, address, bytes, true);
    var acts = new ArrayList<>(reached.traps());
    Word device = literal(0, 8 * bytes);
    for (var register : devices.of(bytes)) {
      device = choose(register.isAt(reached.physical), register.read(), device);
    }
    var loaded = choose(is.ram.has(reached.physical), reached.got(), device);
    acts.add(then.apply(let("loaded", loaded)));
    acts.addAll(devices.reading(reached.physical, bytes));
    return acts;
  }

  /** A store of a word of 8, 16, 32 or 64 bits. */
  List<Act> store(Word address, Word value) {
    int bytes = value.bits() / 8;
    var reached = new Reached("store", Access.STORE, address, bytes, true);
    var acts = new ArrayList<>(reached.traps());
    acts.add(reached.put(value));
    for (var register : devices.of(bytes)) {
      acts.add(
          when(register.isAt(reached.physical), register.write().apply(value).toArray(Act[]::new)));
    }
    return acts;
  }

  /** An access by an atomic instruction, which reaches storage alone. */
  Reached atomic(Access access, Word address, int bytes) {
    return new Reached("atomic", access, address, bytes, false);
  }

  /** An access to a byte of storage, whoever makes it. */
  Reached reached(Access access, Word address) {
    return new Reached("byte", access, address, 1, false);
  }

  /** What an access comes to. */
  final class Reached {
    private final String name;
    private final Access access;
    private final Word address;
    private final int bytes;
    private final boolean orDevice;
    private final Word mode;
    private final AddressSpace.Led led;
    final Word physical;

    Reached(String name, Access access, Word address, int bytes, boolean orDevice) {
      this.access = access;
      this.name = name;
      this.address = access == Access.FETCH ? address : let(name + ".address", address);
      this.bytes = bytes;
      this.orDevice = orDevice;
      this.mode = access == Access.FETCH ? is.M : mode();
      this.led = space.lead(name, access, this.address, mode);
      this.physical = led.physical();
    }

    /** The traps, first one first. */
    List<Addressing.Check> checks() {
      var checks = new ArrayList<Addressing.Check>();
      if (access != Access.FETCH && bytes > 1) {
        var odd = mayCross() ? isOnTwoPages() : isMisaligned();
        checks.add(check(odd, misaligned()));
      }
      checks.add(check(led.unreachable(), refused()));
      checks.add(check(led.fault(), page()));
      int permission =
          switch (access) {
            case FETCH -> PhysicalProtection.X;
            case LOAD -> PhysicalProtection.R;
            case STORE -> PhysicalProtection.W;
          };
      checks.add(
          check(protection.refuses(name + ".pmp", permission, physical, bytes, mode), refused()));
      checks.add(check(there().not(), refused()));
      return checks;
    }

    List<Act> traps() {
      return checks().stream()
          .map(it -> when(it.when(), trap(it.cause(), it.values().toArray(Word[]::new))))
          .toList();
    }

    private Addressing.Check check(Condition when, Cause cause) {
      return new Addressing.Check(when, cause, List.of(address));
    }

    private Condition isMisaligned() {
      return address.low(Integer.numberOfTrailingZeros(bytes)).is(0).not();
    }

    private Condition isOnTwoPages() {
      return literal(4096 - bytes, 12).below(address.low(12));
    }

    private Condition there() {
      var there = is.ram.has(physical);
      if (mayCross()) {
        there = there.and(crosses().not().or(nextIsThere()));
      }
      if (orDevice) {
        for (var register : devices.of(bytes)) {
          there = there.or(register.isAt(physical));
        }
      }
      return there;
    }

    /** Storage, where all traps have been asked for before. */
    Word.Memory memory() {
      return new Word.Memory(
          is.ram.access("ram.%d[%%s]".formatted(bytes), 64, 8 * bytes, a -> List.of()), physical);
    }

    /** What is loaded; of two words, if it lies there. */
    Word got() {
      return mayCross() ? choose(crosses(), across(), memory()) : memory();
    }

    /** A store, if it leads to storage. */
    Act put(Word value) {
      var one = set(memory(), value);
      return when(
          is.ram.has(physical),
          mayCross()
              ? new Act[] {when(crosses().not(), one), when(crosses(), across(value))}
              : new Act[] {one});
    }

    private boolean mayCross() {
      return anywhere && orDevice && bytes > 1;
    }

    private Condition crosses() {
      return is.ram.crosses(physical, 8 * bytes);
    }

    private Word.At next() {
      var first = is.ram.word(physical);
      return new Word.At(first.file(), first.base(), first.offset().plus(1));
    }

    private Condition nextIsThere() {
      var next = next();
      return next.base().plus(next.offset()).below(new Word.Size(next.file().indexBits()));
    }

    /** The bits before it in its first word; and those of it in that word. */
    private Word before() {
      return physical.low(3).extend(64).calc(Operator.SHL, literal(3, 64));
    }

    private Word within() {
      return literal(64, 64).minus(before());
    }

    private Word across() {
      return is.ram
          .word(physical)
          .calc(Operator.SHR, before())
          .calc(Operator.OR, next().calc(Operator.SHL, within()))
          .low(8 * bytes);
    }

    private Act[] across(Word value) {
      var first = is.ram.word(physical);
      return new Act[] {
        set(first, mixed(first, value, Operator.SHL, before())),
        when(nextIsThere(), set(next(), mixed(next(), value, Operator.SHR, within())))
      };
    }

    /** A word with those bits of a datum that are moved to it. */
    private Word mixed(Word.At word, Word datum, Operator moved, Word by) {
      var ones = literal(-1, datum.bits()).extend(64).calc(moved, by);
      return word.calc(Operator.AND, ones.calc(Operator.XOR, literal(-1, 64)))
          .calc(Operator.OR, datum.extend(64).calc(moved, by));
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
}
