package org.vmorph.conformance.rules;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a monitor promises: every rule, but those its author has lowered, each with the reason. What
 * is not claimed is not judged: the rule is shown as skipped, and programs that come across its
 * scenario are left out, and counted.
 */
public final class Claims {
  /** Every rule of the kit. */
  public static final Claims ALL = of(Rules.ALL);

  private final Rules rules;
  private final Map<Rule, String> lowered;
  private final Set<Rule> held;
  private final List<Rule> checked;

  private Claims(Rules rules, Map<Rule, String> lowered) {
    this.rules = rules;
    this.lowered = Collections.unmodifiableMap(new TreeMap<>(lowered));
    this.held = new HashSet<>(rules.list());
    held.removeAll(lowered.keySet());
    this.checked =
        rules.stream().filter(held::contains).filter(it -> it.check().isPresent()).toList();
  }

  /** Every one of these rules. */
  public static Claims of(Rules rules) {
    return new Claims(rules, Map.of());
  }

  /**
   * The same without a rule.
   *
   * @param reason for everybody to read, in every report
   * @throws IllegalArgumentException if there is no reason, or no such rule
   */
  public Claims without(Rule rule, String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException(rule + " is not claimed, and no reason is given");
    }
    if (!rules.list().contains(rule)) {
      throw new IllegalArgumentException(
          "%s is not claimed, and is none of the rules %s".formatted(rule, rules));
    }
    var more = new TreeMap<>(lowered);
    more.put(rule, reason);
    return new Claims(rules, more);
  }

  /** The rules that this is about, claimed or not. */
  public Rules rules() {
    return rules;
  }

  /** Whether a rule is claimed. */
  public boolean hold(Rule rule) {
    return held.contains(rule);
  }

  /** Claimed rules that bring a check of their own. */
  public List<Rule> checked() {
    return checked;
  }

  /** Why a rule is not claimed. */
  public Optional<String> whyNot(Rule rule) {
    return Optional.ofNullable(lowered.get(rule));
  }

  /** What is not claimed, with the reasons. */
  public Map<Rule, String> lowered() {
    return lowered;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Claims that
        && rules.list().equals(that.rules.list())
        && lowered.equals(that.lowered);
  }

  @Override
  public int hashCode() {
    return lowered.hashCode();
  }

  @Override
  public String toString() {
    if (lowered.isEmpty()) {
      return "every rule";
    }
    var text = new StringBuilder("every rule but ");
    lowered.forEach((rule, why) -> text.append(rule).append(" (").append(why).append("), "));
    return text.substring(0, text.length() - 2);
  }
}
