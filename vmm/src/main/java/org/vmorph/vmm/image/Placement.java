package org.vmorph.vmm.image;

import java.util.Map;
import java.util.TreeMap;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;

/** Whether what a map names lies where a monitor can have it: before its guest, or behind it. */
record Placement(String name, Architecture machine, Installed monitor, GuestMap map) {
  Placement(String name, Architecture machine, Installed monitor) {
    this(name, machine, monitor, monitor.map());
  }

  /**
   * Looks at all of it.
   *
   * @throws IllegalArgumentException if a word lies elsewhere
   */
  void check() {
    if (!isBehind() && monitor.size() > map.low()) {
      throw new IllegalArgumentException(
          "%s has %d words, but its guest starts at %d".formatted(name, monitor.size(), map.low()));
    }
    long registers =
        machine.files().stream()
            .filter(file -> file.role() == Role.GENERAL)
            .mapToLong(file -> 1L << file.indexBits())
            .sum();
    own("psw", map.psw(), 1);
    own("regs", map.regs(), registers);
    own("size", map.size(), 1);
    map.resume().ifPresent(address -> own("resume", address, 1));
    map.control().forEach(this::control);
    map.timer()
        .ifPresent(
            timer -> {
              own("timer", timer.left(), 1);
              own("timer.on", timer.on(), 1);
              own("timer.real", timer.real(), 1);
            });
    map.worlds().ifPresent(this::ofSeveral);
  }

  private boolean isBehind() {
    return Installed.isBehind(machine);
  }

  /** What no PSW shows has a word, or one for each of its own. */
  private void control(String component, long address) {
    var it = machine.component(component).orElseThrow();
    own(component, address, it instanceof File file ? 1L << file.indexBits() : 1);
  }

  /** It lies among the monitor's own words. */
  private void own(String label, long address, long needed) {
    long end = address + needed;
    if (isBehind() && (address < monitor.from() || end > monitor.from() + monitor.size())) {
      throw new IllegalArgumentException(
          "%s has guest.%s at %d to %d, but its own words are %d to %d"
              .formatted(
                  name,
                  label,
                  address,
                  end - 1,
                  monitor.from(),
                  monitor.from() + monitor.size() - 1));
    }
    if (!isBehind() && end > map.low()) {
      throw new IllegalArgumentException(
          "%s has guest.%s at %d to %d, but its guest starts at %d"
              .formatted(name, label, address, end - 1, map.low()));
    }
  }

  /** What is moved with a guest lies in its world. */
  private void ofSeveral(WorldMap worlds) {
    own("number", worlds.number(), 1);
    own("active", worlds.active(), 1);
    own("world", worlds.world(), 1);
    console("input", worlds.inputWords());
    console("output", worlds.outputWords());
    var moved =
        new TreeMap<>(
            Map.of(
                "psw", map.psw(),
                "regs", map.regs(),
                "slice", worlds.slice(),
                "turns", worlds.turns(),
                "halted", worlds.halted(),
                "console", worlds.console(),
                "input.next", worlds.inputNext(),
                "input.end", worlds.inputEnd(),
                "output.count", worlds.outputCount()));
    map.timer()
        .ifPresent(
            timer -> {
              moved.put("timer", timer.left());
              moved.put("timer.on", timer.on());
            });
    moved.forEach((label, address) -> inWorld(worlds, label, address));
  }

  private void inWorld(WorldMap worlds, String label, long address) {
    own(label, address, 1);
    if (address < worlds.world()) {
      throw new IllegalArgumentException(
          "%s has guest.%s at %d, outside of the world of a guest, which starts at %d"
              .formatted(name, label, address, worlds.world()));
    }
  }

  /** How long a console is, is said by a word that is there from the beginning. */
  private void console(String label, long address) {
    if (address < 0
        || address >= monitor.size()
        || monitor.word(address) < 0
        || monitor.word(address) > machine.mostWords()) {
      throw new IllegalArgumentException(
          "%s has guest.console.%s at %d: expected one of its %d words, and how many words of a"
                  .formatted(name, label, address, monitor.size())
              + " console there are in it");
    }
  }
}
