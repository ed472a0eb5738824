package org.vmorph.proofs.classify;

import java.util.Set;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Component;
import org.vmorph.proofs.obligation.Question;

/** A question that the paper asks of an instruction, or that paper.md adds to it. */
public interface Definition extends Question {
  /** What is looked for, in our words; any of it is a witness. */
  String sentence(Reading reading);

  /** The components of a machine that it names; without them there is nothing to ask. */
  default Set<Component> about() {
    return Set.of();
  }

  /** What two definitions have in common that ask the same under different names. */
  default Object asks() {
    return this;
  }
}
