package org.vmorph.conformance.gen;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.vmorph.conformance.run.ask.Contribution;
import org.vmorph.conformance.run.ask.Patience;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.concrete.PswWord;
import org.vmorph.model.ir.Instruction;

/**
 * A vocabulary of somebody else's, whose code it is known to be while it runs. So is our own while
 * it writes a guest with it, for then either asks the other, with what the other has answered.
 */
final class OfferedVocabulary implements Vocabulary {
  private final Vocabulary offered;
  private final Patience patience;
  private final String name;

  /**
   * A vocabulary.
   *
   * @param patience how long it may take for an answer, or for a guest
   */
  OfferedVocabulary(Vocabulary offered, Patience patience) {
    this.offered = offered;
    this.patience = patience;
    this.name = "the vocabulary " + offered.getClass().getName();
  }

  /** Writes a guest with it. */
  void write(Runnable work) {
    asked(
        "a guest",
        () -> {
          work.run();
          return name;
        });
  }

  private <T> T asked(String what, Supplier<T> question) {
    var code = new Contribution(name + ": " + what);
    return patience.ask(code.name(), () -> code.ask(question));
  }

  @Override
  public Optional<String> inapplicable(Architecture machine) {
    return asked("inapplicable(" + machine + ")", () -> offered.inapplicable(machine));
  }

  @Override
  public List<String> instructions() {
    return asked("instructions()", () -> List.copyOf(offered.instructions()));
  }

  @Override
  public Care care(Instruction instruction) {
    return asked("care(" + instruction + ")", () -> offered.care(instruction));
  }

  @Override
  public Optional<String> never(Situation situation) {
    return asked("never(" + situation + ")", () -> offered.never(situation));
  }

  @Override
  public int leastWords(Architecture machine) {
    return asked("leastWords(" + machine + ")", () -> offered.leastWords(machine));
  }

  @Override
  public int usualWords(Architecture machine) {
    return asked("usualWords(" + machine + ")", () -> offered.usualWords(machine));
  }

  @Override
  public Layout layout(MachineWords machine, int words) {
    return asked("layout(" + words + ")", () -> offered.layout(machine, words));
  }

  @Override
  public ControlCode control(GuestDraft draft) {
    return asked("control()", () -> offered.control(draft));
  }

  @Override
  public Optional<EvenControl> even(Architecture machine) {
    return asked("even(" + machine + ")", () -> offered.even(machine)).map(Even::new);
  }

  /** What it makes even. */
  private final class Even implements EvenControl {
    private final EvenControl control;

    Even(EvenControl control) {
      this.control = control;
    }

    @Override
    public void makeEven(Machine state) {
      asked(
          "makeEven()",
          () -> {
            control.makeEven(state);
            return state;
          });
    }

    @Override
    public long even(PswWord psw, long word, long size) {
      return asked("even()", () -> control.even(psw, word, size));
    }
  }
}
