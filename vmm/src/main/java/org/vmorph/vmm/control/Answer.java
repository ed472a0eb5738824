package org.vmorph.vmm.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.compiled.Change;
import org.vmorph.model.compiled.Folding;
import org.vmorph.model.compiled.Uses;
import org.vmorph.model.compiled.WrittenFile;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.State;

/**
 * What a dispatcher answers, case by case: the dispatcher is asked again and again, each time with
 * one more condition known, until nothing is open.
 */
sealed interface Answer {
  /** It depends. */
  record Split(Condition open, Folding known, Answer yes, Answer no) implements Answer {
    private boolean beginsAs(Answer other) {
      return other instanceof Split that
          && open.equals(that.open)
          && yes instanceof Done mine
          && that.yes instanceof Done its
          && mine.status() == its.status()
          && mine.change().equals(its.change());
    }
  }

  /** The host changes like this, and this is the status. */
  record Done(Folding known, Change change, int status) implements Answer {}

  /** The dispatcher would not say without seeing the guest. */
  record Unforeseen() implements Answer {}

  /** A question to a dispatcher, under what is known. */
  interface Question extends Function<Folding, Dispatcher.Served<Word, Condition, WrittenFile>> {}

  /** What the host has to become when this is the guest's next state. */
  interface Becoming extends BiFunction<Folding, State<Word, WrittenFile>, Change> {}

  static Answer to(Question question, Architecture machine, Becoming f, Folding known) {
    Dispatcher.Served<Word, Condition, WrittenFile> served;
    try {
      served = question.apply(known);
    } catch (RuntimeException e) {
      // It will fail again when it is asked about a guest, and there it counts.
      return new Unforeseen();
    }
    var open = open(served, known);
    if (open != null) {
      return new Split(
          open,
          known,
          to(question, machine, f, known.assuming(open, true)),
          to(question, machine, f, known.assuming(open, false)));
    }
    int own =
        served.traps().stream()
            .filter(trap -> known.isTrue(trap.when()))
            .findFirst()
            .map(trap -> 1 + machine.causes().indexOf(trap.cause()))
            .orElse(0);
    int status = known.isTrue(served.halted()) ? own | Service.HALTED : own;
    return new Done(known, f.apply(known, served.state()), status);
  }

  private static @Nullable Condition open(
      Dispatcher.Served<Word, Condition, WrittenFile> served, Folding known) {
    for (var trap : served.traps()) {
      if (known.isTrue(trap.when())) {
        break;
      }
      if (!known.isFalse(trap.when())) {
        return trap.when();
      }
    }
    return known.isTrue(served.halted()) || known.isFalse(served.halted()) ? null : served.halted();
  }

  /**
   * Takes from all answers the tests that they begin with, as long as these are the same, and lead
   * to the same if they hold.
   */
  static List<Split> begin(List<Answer> answers) {
    var begin = new ArrayList<Split>();
    while (answers.getFirst() instanceof Split first
        && first.yes() instanceof Done
        && answers.stream().allMatch(first::beginsAs)) {
      begin.add(first);
      answers.replaceAll(answer -> ((Split) answer).no());
    }
    return begin;
  }

  /** What the code for it will need. */
  default void countTo(Uses uses) {
    switch (this) {
      case Split(var open, var known, var yes, var no) -> {
        uses.where(known).of(open);
        yes.countTo(uses);
        no.countTo(uses);
      }
      case Done(var known, var change, var status) -> change.countTo(uses.where(known));
      case Unforeseen unforeseen -> {}
    }
  }
}
