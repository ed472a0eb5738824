package org.vmorph.proofs.obligation;

import java.util.Optional;

/** Remembers answers of a solver, by the very text of the question. */
public interface Memory {
  /** Remembers nothing. */
  Memory NONE =
      new Memory() {
        @Override
        public Optional<Remembered> recall(String question) {
          return Optional.empty();
        }

        @Override
        public void keep(String question, Remembered answer) {}
      };

  /**
   * An answer.
   *
   * @param work what it cost
   * @param values of a case that was found, to be replayed again; empty if there is none
   */
  record Remembered(long work, Optional<Valuation> values) {}

  /** The answer that was kept, if one was. */
  Optional<Remembered> recall(String question);

  /** Keeps an answer: a case, or that there is none. Not knowing is not kept. */
  void keep(String question, Remembered answer);
}
