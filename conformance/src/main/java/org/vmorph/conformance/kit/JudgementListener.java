package org.vmorph.conformance.kit;

/**
 * Hears every judgement, in the thread and at the time of its test; found by {@link
 * java.util.ServiceLoader}.
 */
public interface JudgementListener {
  /** A rule has been judged. */
  void judged(Examination examination, Judgement judgement);
}
