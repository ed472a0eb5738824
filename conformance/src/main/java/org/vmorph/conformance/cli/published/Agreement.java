package org.vmorph.conformance.cli.published;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.vmorph.proofs.theorems.TheoremVerdict;

/**
 * How what was found agrees with what has been published.
 *
 * @param found the instructions of the publication of which one is critical here, as they are
 *     called there
 * @param missing those of which none is
 * @param beyond the instructions that are critical here and not published
 * @param theorems those of whose verdicts something else is published
 */
public record Agreement(
    Publication publication,
    List<String> found,
    List<String> missing,
    List<String> beyond,
    List<TheoremVerdict> theorems) {

  /**
   * Compares.
   *
   * @param critical the instructions that are critical here, in manual order
   */
  public static Agreement of(
      Publication publication, List<String> critical, List<TheoremVerdict> verdicts) {
    var here = new LinkedHashSet<>(critical);
    var found = new ArrayList<String>();
    var missing = new ArrayList<String>();
    var published = new LinkedHashSet<String>();
    publication
        .critical()
        .forEach(
            (name, instructions) -> {
              published.addAll(instructions);
              (instructions.stream().anyMatch(here::contains) ? found : missing).add(name);
            });
    return new Agreement(
        publication,
        List.copyOf(found),
        List.copyOf(missing),
        critical.stream().filter(name -> !published.contains(name)).toList(),
        verdicts.stream().filter(it -> isOther(publication, it)).toList());
  }

  private static boolean isOther(Publication publication, TheoremVerdict verdict) {
    var published = publication.theorems().get(verdict.theorem());
    return published != null && !published.equals(verdict.outcome().word());
  }

  /** Whether nothing differs. */
  public boolean isWhole() {
    return missing.isEmpty() && beyond.isEmpty() && theorems.isEmpty();
  }

  /** What differs, by the names under which it is explained. */
  public List<String> differences() {
    var all = new ArrayList<String>(missing);
    all.addAll(beyond);
    theorems.forEach(it -> all.add("theorem " + it.theorem()));
    return List.copyOf(all);
  }

  /** How something differs. */
  public String how(String difference) {
    if (missing.contains(difference)) {
      return "published, and not critical here";
    }
    return beyond.contains(difference) ? "not published" : "published otherwise";
  }

  /** Why something differs, or that nobody has said it. */
  public String why(String difference) {
    return publication.explained().getOrDefault(difference, "nobody has said why");
  }

  /** Differences that nobody explains, and explanations of what does not differ. */
  public Set<String> unsettled() {
    var all = new TreeSet<>(differences());
    for (var explained : publication.explained().keySet()) {
      if (!all.remove(explained)) {
        all.add(explained);
      }
    }
    return all;
  }
}
