package org.vmorph.conformance.cli.published;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vmorph.conformance.cli.output.Count;
import org.vmorph.conformance.cli.output.Screen;

/** How what was found agrees with what has been published, for people and for programs. */
public final class AgreementText {
  private AgreementText() {}

  /** A paragraph. */
  public static String of(Agreement agreement) {
    var publication = agreement.publication();
    var text = new StringBuilder("Published: ").append(publication.source()).append('\n');
    if (!publication.critical().isEmpty()) {
      text.append("  critical there: ")
          .append(Count.of(publication.critical().size(), "instruction"))
          .append(agreement.missing().isEmpty() ? ", all critical here" : "")
          .append('\n');
    }
    line(text, "not critical here: ", agreement.missing());
    line(text, "not published: ", agreement.beyond());
    for (var theorem : agreement.theorems()) {
      text.append(
          "  Theorem %d %s there, and %s here%n"
              .formatted(
                  theorem.theorem(),
                  publication.theorems().get(theorem.theorem()),
                  theorem.outcome().word()));
    }
    if (agreement.isWhole()) {
      text.append("  as here: ").append(theorems(publication)).append('\n');
    }
    for (var difference : agreement.differences()) {
      text.append("  ").append(difference).append(": ");
      text.append(agreement.why(difference)).append('\n');
    }
    return Screen.fold(text.toString());
  }

  private static void line(StringBuilder text, String what, List<String> names) {
    if (!names.isEmpty()) {
      text.append("  ").append(what).append(String.join(" ", names)).append('\n');
    }
  }

  private static String theorems(Publication publication) {
    return publication.theorems().entrySet().stream()
        .map(it -> "Theorem " + it.getKey() + " " + it.getValue())
        .reduce((one, other) -> one + ", " + other)
        .orElse("nothing of the theorems");
  }

  /** As an object of a result file. */
  public static Map<String, Object> json(Agreement agreement) {
    var object = new LinkedHashMap<String, Object>();
    object.put("source", agreement.publication().source());
    object.put("critical", List.copyOf(agreement.publication().critical().keySet()));
    object.put("found", agreement.found());
    object.put("missing", agreement.missing());
    object.put("notPublished", agreement.beyond());
    object.put("theorems", theoremsAsKeys(agreement.publication()));
    object.put("agrees", agreement.isWhole());
    return object;
  }

  private static Map<String, String> theoremsAsKeys(Publication publication) {
    var all = new LinkedHashMap<String, String>();
    publication.theorems().forEach((number, word) -> all.put(String.valueOf(number), word));
    return all;
  }
}
