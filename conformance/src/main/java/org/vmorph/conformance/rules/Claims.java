package org.vmorph.conformance.rules;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a monitor promises: every rule, but those its author has lowered, each with the reason. What
 * is not claimed is not judged: the rule is shown as skipped, and programs that come across its
 * scenario are left out, and counted.
 */
public final class Claims {
  /** Every rule. */
  public static final Claims ALL = new Claims(Map.of());

  private final Map<Rule, String> lowered;

  private Claims(Map<Rule, String> lowered) {
    var copy = new EnumMap<Rule, String>(Rule.class);
    copy.putAll(lowered);
    this.lowered = Collections.unmodifiableMap(copy);
  }

  /**
   * The same without a rule.
   *
   * @param reason for everybody to read, in every report
   * @throws IllegalArgumentException if there is no reason
   */
  public Claims without(Rule rule, String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException(rule + " is not claimed, and no reason is given");
    }
    var more = new EnumMap<Rule, String>(Rule.class);
    more.putAll(lowered);
    more.put(rule, reason);
    return new Claims(more);
  }

  /** Whether a rule is claimed. */
  public boolean hold(Rule rule) {
    return !lowered.containsKey(rule);
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
    return other instanceof Claims that && lowered.equals(that.lowered);
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
