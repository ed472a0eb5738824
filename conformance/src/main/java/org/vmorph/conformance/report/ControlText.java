package org.vmorph.conformance.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.concrete.StateFunction;
import org.vmorph.model.concrete.StateView;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;

/**
 * What decides who runs where, in a machine's letters: {@code M=u P=0 R=(0,64)} of the paper's
 * machine, {@code M=u P=0 T=1} and registers of one with pages.
 */
public final class ControlText {
  private final Architecture machine;
  private final List<Translation.Tuple> tuples;

  /** M, P and the cells of control, as they are declared. */
  private final List<Cell> cells;

  /** That of a machine. */
  public ControlText(Architecture machine) {
    this.machine = machine;
    this.tuples = machine.translation().map(Translation::tuples).orElse(List.of());
    var mode = machine.mode().cell();
    // What confines nobody is a word like any other.
    var control = machine.translation().isEmpty() ? List.<Component>of() : machine.control();
    this.cells =
        Stream.concat(
                Stream.of(mode, machine.programCounter()),
                control.stream()
                    .filter(it -> !it.equals(mode))
                    .filter(Cell.class::isInstance)
                    .map(Cell.class::cast))
            .toList();
  }

  /** The cells of a state, in one line. */
  public String line(ToLongFunction<Cell> state) {
    var all = new ArrayList<String>();
    for (var cell : cells) {
      var tuple = tuples.stream().filter(it -> it.parts().contains(cell)).findFirst();
      if (tuple.isEmpty()) {
        all.add(cell + "=" + word(cell, state));
      } else if (tuple.get().parts().getFirst().equals(cell)) {
        all.add(
            tuple.get().name() + "=" + parts(tuple.get(), part -> state.applyAsLong((Cell) part)));
      }
    }
    return String.join(" ", all);
  }

  private String word(Cell cell, ToLongFunction<Cell> state) {
    long word = state.applyAsLong(cell);
    return cell.equals(machine.mode().cell()) ? machine.mode().name(word) : Numbers.of(word);
  }

  private static String parts(Translation.Tuple tuple, ToLongFunction<Word> state) {
    return tuple.parts().stream()
        .map(part -> Numbers.of(state.applyAsLong(part)))
        .collect(Collectors.joining(",", "(", ")"));
  }

  /** Whether {@link #line} shows a component. */
  public boolean shows(Component component) {
    return component instanceof Cell && cells.contains(component);
  }

  /**
   * The registers of control that hold something, {@code pr3=(1,1,2)}: those that are more than a
   * line has room for.
   */
  public List<String> registers(StateView state) {
    return machine.control().stream()
        .filter(File.class::isInstance)
        .map(File.class::cast)
        .flatMap(file -> registers(file, state))
        .toList();
  }

  private Stream<String> registers(File file, StateView state) {
    return LongStream.range(0, 1L << file.indexBits())
        .filter(i -> state.load(file, i) != 0)
        .mapToObj(i -> file.name() + i + "=" + register(file, i, state.load(file, i)));
  }

  /** What a word of a file is told as: {@code (1,1,2)} if it is a register of such parts. */
  public String register(File file, long index, long word) {
    return tuples.stream()
        .filter(it -> it.name().equals(file.name() + index))
        .findFirst()
        .map(it -> parts(it, part -> StateFunction.of(part).applyAsLong(new OneWord(word))))
        .orElseGet(() -> Numbers.of(word));
  }

  /** A state in which every word is this one. */
  private record OneWord(long word) implements StateView {
    @Override
    public long size() {
      return word;
    }

    @Override
    public long get(Cell cell) {
      return word;
    }

    @Override
    public long load(File file, long index) {
      return word;
    }
  }
}
