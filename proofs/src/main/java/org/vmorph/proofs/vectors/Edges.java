package org.vmorph.proofs.vectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.concrete.PswWord;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;

/**
 * The values worth trying, in an order that depends on whose turn it is, so that the states of a
 * machine differ: where mistakes are made is at the edges.
 */
final class Edges {
  /** An operand of so few bits names a register: any is as good as another. */
  private static final int REGISTER_NUMBER = 4;

  private final Architecture machine;
  private final long words;
  private final int turn;
  private final Optional<RelocationEdges> relocation;

  Edges(Architecture machine, long words, int turn) {
    this.machine = machine;
    this.words = words;
    this.turn = turn;
    this.relocation = RelocationEdges.of(machine, words);
  }

  /**
   * Values for a cell.
   *
   * @param chosen the cells before it in {@link #order}
   */
  List<Long> cell(Cell cell, ToLongFunction<Cell> chosen) {
    var edges = relocation.filter(r -> r.cells().contains(cell));
    if (edges.isPresent()) {
      return turned(cell.name(), cell.bits(), edges.get().values(cell, chosen));
    }
    if (cell.equals(machine.programCounter())) {
      return turned(cell.name(), cell.bits(), 2, last(chosen), 0, 5, 1, words - 1, -1, 40);
    }
    if (isConsole(cell)) {
      // A console's tape is as long as its index is large.
      return turned(cell.name(), cell.bits(), 0, 1, 2);
    }
    return turned(cell.name(), cell.bits(), 0, 1, -1, words);
  }

  /** The last address of the window. */
  private long last(ToLongFunction<Cell> chosen) {
    return relocation.map(r -> r.last(chosen)).orElse(words - 2);
  }

  private boolean isConsole(Cell cell) {
    return machine.console().stream()
        .anyMatch(c -> List.of(c.next(), c.end(), c.count()).contains(cell));
  }

  /** The cells, those first that others are measured by. */
  List<Cell> order() {
    var cells = new ArrayList<Cell>();
    relocation.map(RelocationEdges::cells).ifPresent(cells::addAll);
    machine.cells().stream().filter(cell -> !cells.contains(cell)).forEach(cells::add);
    return cells;
  }

  /** Values for a field of an instruction. */
  List<Long> operand(Word.Operand operand) {
    if (operand.bits() <= REGISTER_NUMBER) {
      return turned(
          operand.name(), operand.bits(), LongStream.range(0, 1L << operand.bits()).toArray());
    }
    long sign = 1L << operand.bits() - 1;
    return turned(operand.name(), operand.bits(), 1, -1, 2, sign, 0, words - 1, words, 3, sign - 1);
  }

  /** Values for a word of a file. */
  List<Long> word(File file, long index) {
    if (file.equals(machine.storage()) && index >= words) {
      return List.of(0L);
    }
    var values = new ArrayList<>(List.of(-1L, 1L, words - 1, 0L, 1L << file.bits() - 1, words, 7L));
    if (loadsOnePsw() && file.bits() >= 32) {
      values.addAll(psws());
    }
    return turned(file.name() + index, file.bits(), values.stream().mapToLong(v -> v).toArray());
  }

  /** Whether a trap finds its PSW at one place in every state. */
  private boolean loadsOnePsw() {
    return machine.trapEntry().layout().isPresent() && machine.trapEntry().directed().isEmpty();
  }

  /** A word that is a PSW says where things go on. */
  private List<Long> psws() {
    long u = machine.mode().user();
    long s = machine.mode().supervisor();
    return List.of(
        psw(0, u, 2),
        psw(1, s, words - 1),
        psw(2, u, 0),
        psw(3, u, 3),
        psw(4, s, 4),
        psw(5, u, -1),
        psw(6, u, 2));
  }

  private long psw(int number, long mode, long p) {
    var psw = new PswWord(machine);
    long word = psw.with(0, machine.mode().cell(), mode);
    long there = psw.with(word, machine.programCounter(), p);
    return relocation.map(r -> r.in(psw, there, number)).orElse(there);
  }

  private List<Long> turned(String name, int bits, long... values) {
    var different =
        new ArrayList<>(
            Arrays.stream(values)
                .map(value -> Concrete.low(value, bits))
                .distinct()
                .boxed()
                .toList());
    // Neighbouring seeds give neighbouring first numbers, so they are put far apart.
    Collections.shuffle(
        different, new Random(0x9e3779b97f4a7c15L * (31L * turn + name.hashCode())));
    return different;
  }
}
