package org.vmorph.vmm.control;

import java.util.Random;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PageRegisters;
import org.vmorph.model.arch.ProtectionRegisters;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.concrete.PswWord;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.vmm.Host;

/**
 * States of a machine of any shape in which something happens: instructions in storage, and control
 * that is odd in the way of its kind.
 */
final class RandomStates {
  private final Architecture machine;
  private final Random random;
  private final long w;

  RandomStates(Architecture machine, Random random, long w) {
    this.machine = machine;
    this.random = random;
    this.w = w;
  }

  /** Puts one state into several hosts. */
  void put(Host... hosts) {
    for (var cell : machine.cells()) {
      if (cell.role() != Role.TIME) {
        long word = word(cell);
        for (var host : hosts) {
          host.set(cell, word);
        }
      }
    }
    for (var file : machine.files()) {
      long words = file.equals(machine.storage()) ? w : Math.min(16, 1L << file.indexBits());
      for (long i = 0; i < words; i++) {
        long word = word(file, i);
        for (var host : hosts) {
          host.store(file, i, word);
        }
      }
    }
  }

  private long word(Cell cell) {
    if (cell.equals(machine.mode().cell())) {
      var levels = machine.mode().levels();
      return levels.get(random.nextInt(levels.size())).value();
    }
    if (cell.equals(machine.programCounter())) {
      return Concrete.low(random.nextInt(20) == 0 ? edge() : random.nextLong(w), cell.bits());
    }
    return Concrete.low(
        cell.bits() == 1 ? random.nextInt(2) : random.nextBoolean() ? edge() : random.nextLong(w),
        cell.bits());
  }

  private long edge() {
    return switch (random.nextInt(5)) {
      case 0 -> w - 2 + random.nextInt(5);
      case 1 -> -1 - random.nextInt(3);
      case 2 -> 0;
      case 3 -> 1L << random.nextInt(64);
      default -> random.nextLong();
    };
  }

  private long word(File file, long index) {
    var translation = machine.translation().orElseThrow();
    if (file.equals(machine.storage())) {
      return Concrete.low(
          isPsw(index) || random.nextInt(6) == 0 ? psw() : instruction(), file.bits());
    }
    long word =
        switch (translation) {
          case PageRegisters pages when pages.registers().equals(file) -> entry(pages);
          case ProtectionRegisters by when by.registers().equals(file) -> range(by);
          default -> random.nextInt(4) == 0 ? edge() : random.nextLong(w);
        };
    return Concrete.low(word, file.bits());
  }

  private boolean isPsw(long index) {
    var places = machine.trapEntry().places().orElseThrow();
    return index == places.old().in(w)
        || index == places.next().in(w)
        || machine.leastWords() > 2 && index < machine.leastWords();
  }

  /** Mostly one that leads somewhere. */
  private long entry(PageRegisters pages) {
    long frames = w >>> pages.pageBits();
    long frame = random.nextInt(5) == 0 ? edge() : random.nextLong(frames + 1);
    long bits = random.nextInt(4) == 0 ? random.nextInt(4) : 3;
    return bits << pages.frameBits() | Concrete.low(frame, pages.frameBits());
  }

  private long range(ProtectionRegisters by) {
    int n = machine.storage().indexBits();
    long first = Concrete.low(random.nextInt(3) == 0 ? edge() : random.nextLong(w), n);
    long last = Concrete.low(random.nextInt(3) == 0 ? edge() : random.nextLong(w), n);
    long permissions = random.nextInt(3) == 0 ? random.nextInt(8) : 7;
    return first << by.firstLow() | last << by.lastLow() | permissions;
  }

  private long psw() {
    var psw = new PswWord(machine);
    long word = random.nextInt(8) == 0 ? random.nextLong() : 0;
    for (var cell : machine.cells()) {
      if (psw.shows(cell)) {
        word = psw.with(word, cell, word(cell));
      }
    }
    return word;
  }

  private long instruction() {
    var all = machine.instructions();
    var instruction = all.get(random.nextInt(all.size()));
    return instruction.encode(
        instruction.form().operands().stream()
            .mapToLong(o -> random.nextInt(4) == 0 ? edge() : random.nextLong(w))
            .toArray());
  }
}
