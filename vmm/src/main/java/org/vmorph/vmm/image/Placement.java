package org.vmorph.vmm.image;

import java.util.Map;
import java.util.TreeMap;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Role;

/** Whether what a map names lies where a monitor can have it: before its guest. */
record Placement(String name, Architecture machine, long[] words, GuestMap map) {
  /**
   * Looks at all of it.
   *
   * @throws IllegalArgumentException if a word lies elsewhere
   */
  void check() {
    if (words.length > map.low()) {
      throw new IllegalArgumentException(
          "%s has %d words, but its guest starts at %d".formatted(name, words.length, map.low()));
    }
    long registers =
        machine.files().stream()
            .filter(file -> file.role() == Role.GENERAL)
            .mapToLong(file -> 1L << file.indexBits())
            .sum();
    before("psw", map.psw(), 1);
    before("regs", map.regs(), registers);
    before("size", map.size(), 1);
    map.resume().ifPresent(address -> before("resume", address, 1));
    map.timer()
        .ifPresent(
            timer -> {
              before("timer", timer.left(), 1);
              before("timer.on", timer.on(), 1);
              before("timer.real", timer.real(), 1);
            });
    map.worlds().ifPresent(this::ofSeveral);
  }

  private void before(String label, long address, long needed) {
    if (address + needed > map.low()) {
      throw new IllegalArgumentException(
          "%s has guest.%s at %d to %d, but its guest starts at %d"
              .formatted(name, label, address, address + needed - 1, map.low()));
    }
  }

  /** What is moved with a guest lies in its world. */
  private void ofSeveral(WorldMap worlds) {
    before("number", worlds.number(), 1);
    before("active", worlds.active(), 1);
    before("world", worlds.world(), 1);
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
    before(label, address, 1);
    if (address < worlds.world()) {
      throw new IllegalArgumentException(
          "%s has guest.%s at %d, outside of the world of a guest, which starts at %d"
              .formatted(name, label, address, worlds.world()));
    }
  }

  /** How long a console is, is said by a word that is there from the beginning. */
  private void console(String label, long address) {
    if (address < 0
        || address >= words.length
        || words[(int) address] < 0
        || words[(int) address] > machine.mostWords()) {
      throw new IllegalArgumentException(
          "%s has guest.console.%s at %d: expected one of its %d words, and how many words of a"
                  .formatted(name, label, address, words.length)
              + " console there are in it");
    }
  }
}
