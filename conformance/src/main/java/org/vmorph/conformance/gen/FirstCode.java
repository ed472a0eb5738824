package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Verb.LD;
import static org.vmorph.conformance.gen.Verb.ST;

/**
 * The first code of a guest that starts with the PSW that a trap would find: it puts another one in
 * its place.
 *
 * @param layout where the words are
 */
record FirstCode(GuestDraft draft, TopPairLayout layout) {
  /** How many words it has, from 0 on. */
  static final int WORDS = 2;

  /**
   * Writes it.
   *
   * @param start the PSW to start with, which leads to it
   * @param handler the PSW that traps find from then on
   */
  void write(long start, long handler) {
    int register = draft.registers().handler(0);
    draft.words()[layout.newPsw()] = start;
    draft.words()[layout.installed()] = handler;
    draft.words()[0] = draft.machine().word(LD, register, 0, layout.installed());
    draft.words()[1] = draft.machine().word(ST, register, 0, layout.newPsw());
  }
}
