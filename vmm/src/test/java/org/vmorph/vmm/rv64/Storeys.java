package org.vmorph.vmm.rv64;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.vmorph.model.compiled.Engines;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.machines.riscv.Rv64;
import org.vmorph.model.text.Program;

/** A guest under so many monitors, each of which lies behind the storage of its guest. */
final class Storeys {
  static final long RAM = 0x8000_0000L;

  /** Entries of protection that a monitor needs. */
  static final int TAKEN = 3;

  /** Words of a guest's storage, and of a monitor with its own. */
  static final int GUEST = 1 << 13;

  private static final int MONITOR = 4096 / 8;

  /** Time, which is not compared, and what counts with it. */
  private static final List<String> TIME = List.of("mtime", "retired", "mcycle", "minstret");

  private final Machine machine;
  private final int entries;
  private View guest;

  /**
   * Just reset.
   *
   * @param entries of protection, of the machine that the guest is to have
   */
  Storeys(Program monitor, int depth, int entries, String wfi, Program guest) {
    var settings = Rv64.USUAL.with("wfi", wfi).with("pmp-entries", String.valueOf(entries + TAKEN * depth));
    var rv64 = new Rv64(settings).machine;
    this.entries = entries;
    this.machine = new Machine(Engines.of(rv64), GUEST + (long) depth * MONITOR);
    machine.storeAll(0, guest.words());
    this.guest = name -> machine.get((Cell) rv64.component(name).orElseThrow());

    long begins = RAM;
    for (int storey = 0; storey < depth; storey++) {
      int at = GUEST + storey * MONITOR;
      machine.storeAll(at, monitor.words());
      machine.storeAll(at + (int) (monitor.address("entry") - RAM) / 8, new long[] {begins});
      begins = RAM + 8L * at;
    }
    machine.set(rv64.programCounter(), begins);
    for (int storey = depth - 1; storey >= 0; storey--) {
      this.guest =
          new GuestView(
              this.guest, monitor, 8L * (GUEST + (long) storey * MONITOR), this::word);
    }
  }

  private long word(long address) {
    return machine.load(machine.architecture().storage(), (address - RAM) / 8);
  }

  Machine machine() {
    return machine;
  }

  View guest() {
    return guest;
  }

  /** Runs it to its end. */
  boolean ends(long steps) {
    long made = 0;
    while (made < steps && !machine.halted()) {
      machine.run(steps - made);
      made += machine.made();
    }
    return machine.halted();
  }

  /** What is compared: cells, registers, and words of storage, by name. */
  TreeMap<String, Long> state() {
    var all = new TreeMap<String, Long>();
    for (var cell : new Rv64(Rv64.USUAL.with("pmp-entries", String.valueOf(entries))).machine.cells()) {
      if (!TIME.contains(cell.name())) {
        all.put(cell.name(), guest.get(cell.name()));
      }
    }
    var x = (File) machine.architecture().component("x").orElseThrow();
    for (int i = 1; i < 32; i++) {
      all.put("x" + i, machine.load(x, i));
    }
    for (int i = 0; i < GUEST; i++) {
      all.put("%x".formatted(RAM + 8L * i), word(RAM + 8L * i));
    }
    return all;
  }

  String console() {
    var console = machine.architecture().console().orElseThrow();
    var text = new StringBuilder();
    for (int i = 0; i < machine.get(console.count()); i++) {
      text.append((char) machine.load(console.output(), i));
    }
    return text.toString();
  }

  /** What of a state is not as it is of another, a line each. */
  static List<String> differences(Storeys bare, Storeys virtual) {
    var lines = new ArrayList<String>();
    if (!bare.console().equals(virtual.console())) {
      lines.add("console: %s, and %s".formatted(bare.console(), virtual.console()));
    }
    var state = virtual.state();
    bare.state()
        .forEach(
            (name, word) -> {
              if (!word.equals(state.get(name))) {
                lines.add("%s: %x, and %x".formatted(name, word, state.get(name)));
              }
            });
    return lines;
  }
}
