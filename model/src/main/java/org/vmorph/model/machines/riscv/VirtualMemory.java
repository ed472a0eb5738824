package org.vmorph.model.machines.riscv;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.let;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.when;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.vmorph.model.arch.Access;
import org.vmorph.model.arch.Settings;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Datum;
import org.vmorph.model.ir.Endian;
import org.vmorph.model.ir.Match;
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

  final RiscvState is;
  final PhysicalProtection protection;
  final AddressSpace space;
  final Devices devices;

  /** Whether loads and stores may be misaligned. */
  final boolean anywhere;

  VirtualMemory(RiscvState is, Settings settings) {
    this.is = is;
    this.anywhere = settings.is(RiscvParameters.MISALIGNED, "done");
    this.protection = new PhysicalProtection(is, settings);
    this.space = new AddressSpace(is, protection, settings);
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
            new Datum.Part(is.ram),
            address -> fetching(address).updates());
    return PARCELS.addressing(parcel);
  }

  private Reached fetching(Word address) {
    return new Reached(this, "fetch", Access.FETCH, address, 2, false, is.M);
  }

  /** The mode of loads and stores: 3.1.6.3. */
  private Word mode() {
    return let("mode", choose(is.MPRV.is(1), is.MPP, is.M));
  }

  /** A load of so many bytes, and what becomes of them. */
  List<Act> load(int bytes, Word address, Function<Word, Act> then) {
    var reached = new Reached(this, "load", Access.LOAD, address, bytes, true, mode());
    var acts = new ArrayList<>(reached.reach());
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
    var reached = new Reached(this, "store", Access.STORE, address, bytes, true, mode());
    var acts = new ArrayList<>(reached.reach());
    acts.add(reached.put(value));
    for (var register : devices.of(bytes)) {
      acts.add(
          when(register.isAt(reached.physical), register.write().apply(value).toArray(Act[]::new)));
    }
    return acts;
  }

  /** An access by an atomic instruction, which reaches storage alone. */
  Reached atomic(Access access, Word address, int bytes) {
    return new Reached(this, "atomic", access, address, bytes, false, mode());
  }

  /** An access to a byte of storage, whoever makes it. */
  Reached reached(Access access, Word address) {
    var whose = access == Access.FETCH ? is.M : mode();
    return new Reached(this, "byte", access, address, 1, false, whose);
  }
}
