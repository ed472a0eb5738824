package org.vmorph.model.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Word;
import org.vmorph.model.step.Step;

/** Prints what an instruction does, one act a line: as it is written, or as it is meant. */
final class PaperActs {
  /** A line that would be longer is broken after {@code then}. */
  private static final int WIDE = 88;

  private final Paper paper;

  PaperActs(Paper paper) {
    this.paper = paper;
  }

  /** The acts as they are written. */
  List<String> acts(List<Act> acts) {
    return acts.stream().flatMap(act -> act(act).stream()).toList();
  }

  private List<String> act(Act act) {
    return switch (act) {
      case Act.Set(var place, var value) -> List.of(set(place, value));
      case Act.Update(var place, var value) -> one(update(place, value));
      case Act.When(var test, var inner) -> when(test, acts(inner));
      case Act.Trap(var cause, var values) -> List.of(trap(cause, values));
      case Act.Halt halt -> List.of("halt");
    };
  }

  private String set(Word.Place place, Word value) {
    return paper.word(place) + " := " + paper.word(place, value);
  }

  private String update(Word.Place place, Word value) {
    return "first " + set(place, value);
  }

  private static List<String> one(String line) {
    return List.of(line);
  }

  private List<String> when(Condition test, List<String> inner) {
    if (test == Condition.Always.TRUE) {
      return inner;
    }
    var head = "if " + paper.condition(test) + " then";
    var line = head + " " + String.join("; ", inner);
    boolean nested =
        inner.stream().anyMatch(text -> text.startsWith("if ") || text.startsWith("  "));
    if (line.length() <= WIDE && !nested) {
      return one(line);
    }
    var lines = new ArrayList<>(one(head));
    inner.forEach(text -> lines.add("  " + text));
    return lines;
  }

  private String trap(Cause cause, List<Word> values) {
    var trap = "trap " + cause.name();
    return values.equals(cause.zeros())
        ? trap
        : values.stream().map(paper::word).collect(Collectors.joining(", ", trap + " ", ""));
  }

  /** The updates, then the traps in order, each with its condition, then what else happens. */
  List<String> step(Step step) {
    var lines = new ArrayList<String>();
    for (var update : step.updates()) {
      lines.addAll(when(update.when(), one(update(update.place(), update.value()))));
    }
    step.traps()
        .forEach(trap -> lines.addAll(when(trap.when(), one(trap(trap.cause(), trap.values())))));
    step.writes()
        .forEach(write -> lines.addAll(when(write.when(), one(set(write.place(), write.value())))));
    if (!step.halts().equals(Condition.Always.TRUE.not())) {
      lines.addAll(when(step.halts(), one("halt")));
    }
    return lines;
  }
}
