package org.vmorph.ci.random;

import java.util.function.Predicate;

/**
 * Two who should say the same of a machine, and do not.
 *
 * @param kind what it is, in a few words
 * @param text who says what
 * @param shows whether another machine shows the same
 */
record Disagreement(String kind, String text, Predicate<Drawn> shows) {
  /** That something is thrown where there should be an answer. */
  static Disagreement broken(RuntimeException e, Predicate<Drawn> shows) {
    return new Disagreement(brokenKind(e), e.toString(), shows);
  }

  /** By what is thrown, and where. */
  static String brokenKind(RuntimeException e) {
    var where = e.getStackTrace().length == 0 ? "nowhere" : e.getStackTrace()[0].toString();
    return "%s at %s".formatted(e.getClass().getSimpleName(), where);
  }
}
