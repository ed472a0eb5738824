package org.vmorph.model.ir;

import java.util.List;

/** The verbs instructions are written in. Import statically. */
public final class Say {
  private Say() {}

  /** A number of a width. */
  public static Word literal(long value, int bits) {
    return new Word.Literal(value, bits);
  }

  /** One word or the other. */
  public static Word choose(Condition test, Word then, Word otherwise) {
    return new Word.Choice(test, then, otherwise);
  }

  /** A word under a name, computed once. */
  public static Word let(String name, Word word) {
    return new Word.Let(name, word);
  }

  /** place := value. */
  public static Act set(Word.Place place, Word value) {
    return new Act.Set(place, value);
  }

  /** place := value, before anything else and whatever comes of that. */
  public static Act update(Word.Place place, Word value) {
    return new Act.Update(place, value);
  }

  /** If the test holds, these acts. */
  public static Act when(Condition test, Act... acts) {
    return new Act.When(test, List.of(acts));
  }

  /** Trap, whatever the state; it carries zeros, if anything. */
  public static Act trap(Cause cause) {
    return new Act.Trap(cause, cause.zeros());
  }

  /** Trap with the values that its cause declares. */
  public static Act trap(Cause cause, Word... values) {
    return new Act.Trap(cause, List.of(values));
  }

  /** The processor stops. */
  public static Act halt() {
    return Act.Halt.HALT;
  }
}
