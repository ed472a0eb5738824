package org.vmorph.proofs.obligation;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

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

  /** Remembers as long as it is there. */
  static Memory ofRun() {
    var answers = new ConcurrentHashMap<String, Remembered>();
    return new Memory() {
      @Override
      public Optional<Remembered> recall(String question) {
        return Optional.ofNullable(answers.get(question));
      }

      @Override
      public void keep(String question, Remembered answer) {
        answers.put(question, answer);
      }
    };
  }

  /**
   * An answer.
   *
   * @param work what it cost
   * @param values of a case that was found, to be replayed again; empty if there is none
   */
  record Remembered(long work, Optional<Valuation> values) {}

  /** The answer that was kept, if one was. */
  Optional<Remembered> recall(String question);

  /**
   * What it remembers about something, and of nothing else: the same case is then found however
   * many others ask at the same time.
   */
  default Memory about(String subject) {
    var all = this;
    return new Memory() {
      @Override
      public Optional<Remembered> recall(String question) {
        return all.recall(subject + "\n" + question);
      }

      @Override
      public void keep(String question, Remembered answer) {
        all.keep(subject + "\n" + question, answer);
      }
    };
  }

  /** This, and behind it another that is told what this is told, and asked what this cannot say. */
  default Memory before(Memory other) {
    var first = this;
    return new Memory() {
      @Override
      public Optional<Remembered> recall(String question) {
        return first.recall(question).or(() -> other.recall(question));
      }

      @Override
      public void keep(String question, Remembered answer) {
        first.keep(question, answer);
        other.keep(question, answer);
      }
    };
  }

  /** The same, of which nobody asks anything. */
  default Memory unasked() {
    var all = this;
    return new Memory() {
      @Override
      public Optional<Remembered> recall(String question) {
        return Optional.empty();
      }

      @Override
      public void keep(String question, Remembered answer) {
        all.keep(question, answer);
      }
    };
  }

  /** Of what it remembers, that there is no case, and nothing else. */
  default Memory withoutCases() {
    var all = this;
    return new Memory() {
      @Override
      public Optional<Remembered> recall(String question) {
        return all.recall(question).filter(answer -> answer.values().isEmpty());
      }

      @Override
      public void keep(String question, Remembered answer) {
        if (answer.values().isEmpty()) {
          all.keep(question, answer);
        }
      }
    };
  }

  /**
   * The same, but that a case is one of this subject: another may ask the same question and have
   * more unknowns, and what it does not mention is in no case.
   */
  default Memory withCasesOf(String subject) {
    var never = withoutCases();
    var cases = about(subject);
    return new Memory() {
      @Override
      public Optional<Remembered> recall(String question) {
        return never.recall(question).or(() -> cases.recall(question));
      }

      @Override
      public void keep(String question, Remembered answer) {
        (answer.values().isEmpty() ? never : cases).keep(question, answer);
      }
    };
  }

  /** Keeps an answer: a case, or that there is none. Not knowing is not kept. */
  void keep(String question, Remembered answer);
}
