package org.vmorph.conformance.kit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.shrink.Shrunk;

/**
 * What an examination came to, for one rule.
 *
 * @param kind how the rule was checked
 * @param text the whole story: what was tried, why it was not, or the divergence
 * @param figures what was counted; the same in every run
 * @param broken the divergence, made small, if the rule was broken in one program
 * @param pictures SVG, by what they show
 */
public record Judgement(
    Rule rule,
    Rule.Kind kind,
    Outcome outcome,
    String text,
    Map<String, String> figures,
    Optional<Shrunk> broken,
    Map<String, String> pictures) {
  /** What a rule can come to. */
  public enum Outcome {
    KEPT,
    BROKEN,
    /** Not judged: not claimed, not applicable, or not to be seen from outside. */
    SKIPPED,
    /** Not tried enough to say anything. */
    INCONCLUSIVE
  }

  /** Keeps its own figures. */
  public Judgement {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    pictures = Map.copyOf(pictures);
  }

  private Judgement(
      Rule rule,
      Rule.Kind kind,
      Outcome outcome,
      String text,
      Map<String, String> figures,
      Optional<Shrunk> broken) {
    this(rule, kind, outcome, text, figures, broken, Map.of());
  }

  /** The same with a picture. */
  Judgement with(String name, String svg) {
    return new Judgement(rule, kind, outcome, text, figures, broken, Map.of(name, svg));
  }

  static Judgement kept(Rule rule, String text, Map<String, String> figures) {
    return new Judgement(rule, rule.kind(), Outcome.KEPT, text, figures, Optional.empty());
  }

  static Judgement skipped(Rule rule, Rule.Kind kind, String why) {
    return new Judgement(rule, kind, Outcome.SKIPPED, why, Map.of(), Optional.empty());
  }

  static Judgement inconclusive(Rule rule, String why, Map<String, String> figures) {
    return new Judgement(rule, rule.kind(), Outcome.INCONCLUSIVE, why, figures, Optional.empty());
  }

  static Judgement broken(
      Rule rule, String text, Map<String, String> figures, Optional<Shrunk> by) {
    return new Judgement(rule, rule.kind(), Outcome.BROKEN, text, figures, by);
  }
}
