package org.vmorph.model.path;

/**
 * A mode and a way to end that a step can have.
 *
 * @param at what the step is about: an instruction, {@code fetch}, or {@code illegal}
 */
public record Guard(String at, boolean user, Ending ending) {
  @Override
  public String toString() {
    return at + " " + (user ? "u" : "s") + " " + ending;
  }
}
