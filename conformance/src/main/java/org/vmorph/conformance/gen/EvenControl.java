package org.vmorph.conformance.gen;

import org.vmorph.model.concrete.Machine;
import org.vmorph.model.concrete.PswWord;

/** How an R that shows nothing, or would show more than there is, is made one that does neither. */
public interface EvenControl {
  /** Makes the R of a state such a one, and P one that can be fetched through it. */
  void makeEven(Machine state);

  /**
   * A PSW whose R is such a one, and is otherwise as it was, as far as can be.
   *
   * @param size how many words of storage there are
   */
  long even(PswWord psw, long word, long size);
}
