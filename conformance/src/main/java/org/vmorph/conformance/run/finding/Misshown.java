package org.vmorph.conformance.run.finding;

import org.vmorph.model.ir.Component;

/**
 * Asked from outside for a word, a monitor shows another: its guest is a host for others to stand
 * on, and what is put there is to be found there.
 *
 * @param index which word of it
 * @param shown the word
 * @param expected the word that should be there
 */
public record Misshown(Component component, long index, long shown, long expected) implements Seen {
  @Override
  public String toString() {
    return "asked from outside, the monitor shows 0x%x as word %d of %s of its guest; expected 0x%x"
        .formatted(shown, index, component.name(), expected);
  }
}
