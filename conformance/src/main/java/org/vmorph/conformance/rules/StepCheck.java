package org.vmorph.conformance.rules;

import java.util.Optional;

/**
 * Says of a step whether it breaks a rule: asked by several threads, it remembers nothing. It looks
 * at the hardware where it can, and at what the monitor says of itself where it must.
 */
@FunctionalInterface
public interface StepCheck {
  /** What is wrong, in a sentence without its full stop; nothing if the rule is kept. */
  Optional<String> wrong(SeenStep step);
}
