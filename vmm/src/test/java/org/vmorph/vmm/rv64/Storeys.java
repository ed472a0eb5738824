package org.vmorph.vmm.rv64;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Settings;
import org.vmorph.model.compiled.Engines;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.machines.riscv.Rv64;
import org.vmorph.model.text.Program;

/** A guest under so many monitors, each of which lies behind the storage of its guest. */
final class Storeys {
  private static final long RAM = 0x8000_0000L;

  /** Entries of protection that a monitor needs. */
  private static final int TAKEN = 3;

  /** Entries of protection that guests have. */
  private static final int ENTRIES = 7;

  /** Words of a guest's storage, and of a monitor with its own. */
  private static final int GUEST = 1 << 13;

  private static final int MONITOR = 4096 / 8;

  /** Time, which is not compared, and what counts with it. */
  private static final Set<String> TIME = Set.of("mtime", "retired", "mcycle", "minstret");

  /** By what of their settings is unusual. */
  private static final Map<List<String>, Architecture> MACHINES = new ConcurrentHashMap<>();

  /**
   * The machine that the guest is to have.
   *
   * @param settings its own
   * @param notCompared of which cells nothing is compared
   */
  record Setting(Settings settings, Set<String> notCompared) {
    /** As usual, with some entries of protection. */
    static Setting usual() {
      return usual(ENTRIES);
    }

    /** The same with so many. */
    static Setting usual(int entries) {
      return new Setting(Rv64.USUAL.with("pmp-entries", String.valueOf(entries)), TIME);
    }

    Setting with(String parameter, String value) {
      return new Setting(settings.with(parameter, value), notCompared);
    }

    Setting apartFrom(String cell) {
      return new Setting(
          settings,
          Stream.concat(notCompared.stream(), Stream.of(cell)).collect(Collectors.toSet()));
    }

    Architecture machine() {
      return of(settings);
    }

    /** The machine that has this one under so many monitors. */
    Architecture below(int depth) {
      int entries = entries() + TAKEN * depth;
      return of(settings.with("pmp-entries", String.valueOf(entries)));
    }

    /** An engine belongs to one machine, and takes longer to make than most guests to run. */
    private static Architecture of(Settings settings) {
      return MACHINES.computeIfAbsent(settings.changed(), unusual -> new Rv64(settings).machine);
    }

    private int entries() {
      return (int) machine().cells().stream().filter(it -> it.name().startsWith("pmpaddr")).count();
    }
  }

  private final Setting setting;
  private final Machine machine;
  private final View guest;

  /** Just reset; with no monitor it is the guest's own machine. */
  Storeys(Program monitor, int depth, Setting setting, Program guest) {
    this.setting = setting;
    var rv64 = setting.below(depth);
    this.machine = new Machine(Engines.of(rv64), GUEST + (long) depth * MONITOR);
    machine.storeAll(0, guest.words());
    long begins = RAM;
    for (int storey = 0; storey < depth; storey++) {
      int at = GUEST + storey * MONITOR;
      machine.storeAll(at, monitor.words());
      int entry = at + (int) (monitor.address("entry") - RAM) / 8;
      machine.storeAll(entry, new long[] {begins});
      begins = RAM + 8L * at;
    }
    machine.set(rv64.programCounter(), begins);

    View view = name -> machine.get((Cell) rv64.component(name).orElseThrow());
    for (int storey = depth - 1; storey >= 0; storey--) {
      view = new GuestView(view, monitor, 8L * (GUEST + (long) storey * MONITOR), this::word);
    }
    this.guest = view;
  }

  private long word(long address) {
    return machine.load(machine.architecture().storage(), (address - RAM) / 8);
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
  SortedMap<String, Long> state() {
    var all = new TreeMap<String, Long>();
    for (var cell : setting.machine().cells()) {
      if (!setting.notCompared.contains(cell.name())) {
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

  /**
   * Addresses of a monitor's instructions that are not as they were, of all monitors, where no
   * monitor changes one itself.
   */
  List<String> overwritten(Program monitor) {
    var own =
        Set.of(
            monitor.address("lent") & -8,
            monitor.address("probe") & -8,
            monitor.address("probe") + 4 & -8);
    var words = monitor.words();
    var all = new ArrayList<String>();
    for (long from = RAM + 8L * GUEST; from < RAM + 8 * machine.size(); from += 8L * MONITOR) {
      for (long at = RAM; at < monitor.address("guest"); at += 8) {
        long address = from + at - RAM;
        if (!own.contains(at) && word(address) != words[(int) (at - RAM) / 8]) {
          all.add("%x".formatted(address));
        }
      }
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
