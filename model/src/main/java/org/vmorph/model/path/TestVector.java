package org.vmorph.model.path;

import java.util.List;
import java.util.OptionalLong;
import org.vmorph.model.concrete.Snapshot;

/**
 * A state, and what a machine makes of it in one step.
 *
 * @param at what the step is about: a {@link StepSubject} in print
 * @param user whether it starts in user mode
 * @param path what is decided on the way, as the paper writes it
 * @param before the state, the instruction's word in storage where the machine fetches it
 * @param word the word that is fetched; empty if none is
 * @param operands of the instruction, in the order of its form; none if there is none
 */
public record TestVector(
    String at,
    boolean user,
    List<String> path,
    Ending ending,
    Snapshot before,
    OptionalLong word,
    List<Long> operands,
    Snapshot after) {
  /** Keeps its own lists. */
  public TestVector {
    path = List.copyOf(path);
    operands = List.copyOf(operands);
  }

  /** The guard of the semantics it is a case of; words that are no instruction are all one. */
  public Guard guard() {
    return new Guard(at.startsWith(StepSubject.ILLEGAL) ? StepSubject.ILLEGAL : at, user, ending);
  }

  @Override
  public String toString() {
    return new Guard(at, user, ending) + " (" + String.join(", ", path) + ")";
  }
}
