package org.vmorph.ci.paper;

import java.util.List;
import java.util.Optional;
import org.vmorph.conformance.rules.Rule;

/**
 * Something that the paper says, or that we had to say for it, and where it is found here.
 *
 * @param term as the paper calls it
 * @param says what it is, in our words
 * @param places classes, members of classes, or packages, without {@code org.vmorph}
 * @param groups of obligations, as manifests call them; a star stands for one word
 * @param rules of the kit that observe it
 * @param notModelled why there is nothing of it here
 * @param notProved why no obligation asks it
 */
record Row(
    String term,
    String says,
    List<String> places,
    List<String> groups,
    List<Rule> rules,
    Optional<String> notModelled,
    Optional<String> notProved) {
  static Row row(String term, String says) {
    return new Row(term, says, List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());
  }

  Row in(String... names) {
    return new Row(term, says, List.of(names), groups, rules, notModelled, notProved);
  }

  Row asked(String... patterns) {
    return new Row(term, says, places, List.of(patterns), rules, notModelled, notProved);
  }

  Row seen(Rule... by) {
    return new Row(term, says, places, groups, List.of(by), notModelled, notProved);
  }

  Row notModelled(String why) {
    return new Row(term, says, places, groups, rules, Optional.of(why), notProved);
  }

  Row notProved(String why) {
    return new Row(term, says, places, groups, rules, notModelled, Optional.of(why));
  }

  /** Whether it is about this word of the paper, which may have a symbol behind it: "f", say. */
  boolean isAbout(String word) {
    return term.replace("(ours) ", "").split(", ")[0].equalsIgnoreCase(word);
  }
}
