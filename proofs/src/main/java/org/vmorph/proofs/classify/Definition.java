package org.vmorph.proofs.classify;

import java.util.Optional;
import java.util.Set;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Component;
import org.vmorph.proofs.claim.Question;

/**
 * A question that the paper asks of an instruction, or that paper.md adds to it. What it does not
 * say of itself is as for most: asked of every instruction under every reading, and told where it
 * happens.
 */
public interface Definition extends Question {
  /** Where an answer is told when all instructions of a machine are. Asked for, it always is. */
  enum Shown {
    /** In a column of its own. */
    COLUMN,
    /** Among the remarks, where it happens. */
    REMARK,
    /** Not at all. */
    NOWHERE
  }

  /** What is looked for, in our words; any of it is a witness. */
  String sentence(Reading reading);

  // What is asked.

  /** The components of a machine that it names; without them there is nothing to ask. */
  default Set<Component> about() {
    return Set.of();
  }

  /** What two definitions have in common that ask the same under different names. */
  default Object asks() {
    return this;
  }

  /**
   * What has to happen for it to speak of anything. Where it never happens, and this never does, it
   * is vacuous.
   */
  default Optional<Definition> premise() {
    return Optional.empty();
  }

  // When it is asked.

  /** Whether there is anything to ask under a reading. */
  default boolean isAsked(Reading reading) {
    return true;
  }

  /**
   * Whether it is another question under this reading than under any other: if not, to prove it
   * under one of them is enough.
   */
  default boolean isOfItsOwn(Reading reading) {
    return !reading.shadowed() && !reading.processorIsResource();
  }

  /** One that speaks of all that this speaks of, and more: what never happens there never does. */
  default Optional<Definition> wider() {
    return Optional.empty();
  }

  /** Why nobody knows, if that is said before it is asked. */
  default Optional<String> unknown() {
    return Optional.empty();
  }

  /** Whether it is nothing to ask of an instruction that is privileged. */
  default boolean isExcusedByPrivilege() {
    return false;
  }

  /** The same question, asked of what belongs to every step. */
  default Definition ofEveryStep() {
    return this;
  }

  /** Whether it is asked of what belongs to every step, and of no instruction. */
  default boolean isOfEveryStepAlone() {
    return false;
  }

  /** Whether it is asked of what an interval timer does by itself, and of nothing else. */
  default boolean isOfTimer() {
    return false;
  }

  // How it is told.

  /** What is told in its place: the opposite, which holds where this never happens. */
  default Optional<String> opposite() {
    return Optional.empty();
  }

  /** What it is called with the other forms of the same. */
  default String kind() {
    return name();
  }

  /** Where it is told. */
  default Shown shown() {
    return Shown.REMARK;
  }
}
