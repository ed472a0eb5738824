package org.vmorph.model.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.step.Elaboration;

/** What a step is about. */
public sealed interface StepSubject {
  /** What a step is about that gets no instruction. */
  String FETCH = "fetch";

  /** What a step is about whose word is no instruction. */
  String ILLEGAL = "illegal";

  /** No instruction is got: the fetch traps, or something before it. */
  record Fetch() implements StepSubject {
    @Override
    public String toString() {
      return FETCH;
    }
  }

  /**
   * The word that is fetched is no instruction.
   *
   * @param like the instruction that it looks like, with a bit out of place; empty if it looks like
   *     nobody
   */
  record Illegal(Optional<Instruction> like) implements StepSubject {
    @Override
    public String toString() {
      return ILLEGAL + like.map(instruction -> " like " + instruction).orElse("");
    }
  }

  /** An instruction. */
  record Executed(Instruction instruction) implements StepSubject {
    @Override
    public String toString() {
      return instruction.name();
    }
  }

  /** Everything a step of a machine can be about, in manual order. */
  static List<StepSubject> all(Elaboration semantics) {
    var all = new ArrayList<StepSubject>();
    var instructions = semantics.machine().instructions();
    if (semantics.fetch().isPresent()) {
      all.add(new Fetch());
      if (!semantics.decoder().unassigned().isEmpty()) {
        all.add(new Illegal(Optional.empty()));
      }
      instructions.stream()
          .filter(semantics.decoder()::isResembled)
          .forEach(instruction -> all.add(new Illegal(Optional.of(instruction))));
    }
    instructions.forEach(instruction -> all.add(new Executed(instruction)));
    return all;
  }
}
