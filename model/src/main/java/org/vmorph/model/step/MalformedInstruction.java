package org.vmorph.model.step;

/** An entry of a manual that means nothing; the message names the instruction and the act. */
public final class MalformedInstruction extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  MalformedInstruction(String message) {
    super(message);
  }
}
