package org.vmorph.proofs.vectors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Cells;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.concrete.Snapshot;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.Outcome;
import org.vmorph.model.meaning.State;
import org.vmorph.model.path.StepSubject;
import org.vmorph.model.step.Elaboration;

/**
 * One state out of many, value by value: the cells, the fields of the instruction, then just those
 * words that the step looks at; all others are 0.
 */
final class Chosen {
  /** A word of a file. */
  private record At(File file, long index) {}

  private final Elaboration semantics;
  private final Architecture machine;
  private final StepSubject subject;
  private final VectorSearch search;
  private final Edges edges;
  private final long words;
  private final Map<Cell, Long> cells = new HashMap<>();
  private final List<Long> operands = new ArrayList<>();
  private final Map<File, Map<Long, Long>> contents = new HashMap<>();
  private OptionalLong fetched = OptionalLong.empty();
  private @Nullable At wanted;

  /** Chooses among the states a search is narrowed to. */
  Chosen(Elaboration semantics, StepSubject subject, VectorSearch search, Edges edges, long words) {
    this.semantics = semantics;
    this.machine = semantics.machine();
    this.subject = subject;
    this.search = search;
    this.edges = edges;
    this.words = words;
    for (var cell : edges.order()) {
      cells.put(cell, search.fix(cell, edges.cell(cell, this::chosen)));
    }
    if (subject instanceof StepSubject.Executed(var instruction)) {
      for (var operand : instruction.form().operands()) {
        operands.add(search.fix(operand, edges.operand(operand)));
      }
    }
    semantics
        .fetch()
        .filter(f -> !(subject instanceof StepSubject.Fetch))
        .ifPresent(
            f -> {
              chooseWhere(this::mayFetch, false);
              chooseWhere(() -> fetch(f), true);
            });
    chooseWhere(this::execute, false);
  }

  /** The operands of the instruction. */
  List<Long> operands() {
    return operands;
  }

  /** The word that is fetched, if one is. */
  OptionalLong word() {
    return fetched;
  }

  /** The state. */
  Snapshot state() {
    var files = new ArrayList<long[]>();
    for (var file : machine.files()) {
      var content = new TreeMap<>(contents.getOrDefault(file, Map.of()));
      content.values().removeIf(word -> word == 0);
      var array = new long[content.isEmpty() ? 0 : Math.toIntExact(content.lastKey() + 1)];
      content.forEach((index, word) -> array[Math.toIntExact(index)] = word);
      files.add(array);
    }
    return new Snapshot(
        machine, words, machine.cells().stream().mapToLong(this::chosen).toArray(), files);
  }

  private long chosen(Cell cell) {
    var word = cells.get(cell);
    if (word == null) {
      throw new IllegalStateException(cell + " is not chosen yet");
    }
    return word;
  }

  /** Chooses every word that this looks at, one after another. */
  private void chooseWhere(Runnable looks, boolean isFetch) {
    looks.run();
    for (var at = wanted; at != null; at = wanted) {
      var preferred = isFetch ? instructionWords(at) : edges.word(at.file, at.index);
      contents
          .computeIfAbsent(at.file, f -> new HashMap<>())
          .put(at.index, search.fix(at.file, at.index, preferred));
      wanted = null;
      looks.run();
    }
  }

  private List<Long> instructionWords(At at) {
    return switch (subject) {
      case StepSubject.Executed(var instruction) ->
          List.of(instruction.encode(operands.stream().mapToLong(word -> word).toArray()));
      default -> edges.word(at.file, at.index);
    };
  }

  private State<Long, Cells> looked() {
    return new State<>(
        words,
        machine.cells().stream().map(this::chosen).toList(),
        machine.files().stream().<Cells>map(file -> index -> word(file, index)).toList());
  }

  private long word(File file, long index) {
    var word = contents.getOrDefault(file, Map.of()).get(index);
    if (word == null && wanted == null) {
      wanted = new At(file, index);
    }
    return word == null ? 0 : word;
  }

  /** Whether the fetch traps may depend on other words than where it leads. */
  private void mayFetch() {
    Outcome.ofFetch(semantics, Concrete.DOMAIN, looked()).traps();
  }

  private void fetch(Elaboration.Fetch fetch) {
    var meaning = new Meaning<>(Concrete.DOMAIN, OperandValues.<Long>none(), looked());
    fetched = OptionalLong.of(meaning.word(fetch.word()));
  }

  private void execute() {
    var state = looked();
    switch (subject) {
      case StepSubject.Fetch fetch -> {
        // Not yet, perhaps, if it depends on a word that is still to be chosen.
        var traps = Outcome.ofFetch(semantics, Concrete.DOMAIN, state).traps();
        traps.stream()
            .findFirst()
            .ifPresent(
                trap ->
                    Outcome.entryCycle(
                        semantics, Concrete.DOMAIN, trap.cause(), trap.values(), state));
      }
      case StepSubject.Illegal illegal ->
          Outcome.entryCycle(semantics, Concrete.DOMAIN, machine.illegal(), state);
      case StepSubject.Executed(var instruction) -> {
        List<Word.Operand> names = instruction.form().operands();
        Outcome.ofCycle(
                semantics,
                Concrete.DOMAIN,
                instruction,
                new OperandValues<>(names, operands),
                state)
            .next();
      }
    }
  }
}
