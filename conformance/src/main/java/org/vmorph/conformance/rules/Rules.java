package org.vmorph.conformance.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rules that monitors are held to. Who examines, tells or reads them has them from here. */
public final class Rules {
  /** The kit's own. */
  public static final Rules ALL =
      new Rules(
          List.of(
              Rule.E1, Rule.E2, Rule.E3, Rule.E4, Rule.E5, Rule.E6, Rule.E7, Rule.E8, Rule.E9,
              Rule.E10, Rule.R1, Rule.R2, Rule.R3, Rule.R4, Rule.F1, Rule.T1, Rule.T2));

  private final List<Rule> list;

  private Rules(List<Rule> rules) {
    var byId = new TreeMap<Rule, Rule>();
    for (var rule : rules) {
      var other = byId.putIfAbsent(rule, rule);
      if (other != null) {
        throw new MalformedRule(
            rule.id(),
            "there are two of that id, '%s' and '%s'".formatted(other.title(), rule.title()));
      }
    }
    this.list = List.copyOf(byId.values());
  }

  /**
   * These, and others.
   *
   * @throws MalformedRule if there are two of one id
   */
  public Rules and(Rule... others) {
    return and(List.of(others));
  }

  /** The same of a list. */
  public Rules and(List<Rule> others) {
    var all = new ArrayList<>(list);
    all.addAll(others);
    return new Rules(all);
  }

  /** In their order: by property, and then by number. */
  public List<Rule> list() {
    return list;
  }

  /** In their order. */
  public Stream<Rule> stream() {
    return list.stream();
  }

  /** The rule of an id. */
  public Optional<Rule> named(String id) {
    return stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  /** How they are named. */
  public List<String> ids() {
    return stream().map(Rule::id).toList();
  }

  /** Those that the kit does not have. */
  public List<Rule> ofOthers() {
    return stream().filter(rule -> !ALL.list.contains(rule)).toList();
  }

  @Override
  public String toString() {
    return String.join(", ", ids());
  }
}
