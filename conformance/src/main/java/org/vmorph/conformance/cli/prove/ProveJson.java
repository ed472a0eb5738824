package org.vmorph.conformance.cli.prove;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.vmorph.conformance.cli.classify.ClassificationJson;
import org.vmorph.conformance.cli.classify.Proved;
import org.vmorph.conformance.cli.output.Json;
import org.vmorph.proofs.manifest.Result;
import org.vmorph.proofs.obligation.Verdict;

/** What came of proving, for programs: schema vmorph/prove/1. */
final class ProveJson {
  private ProveJson() {}

  static Map<String, Object> of(Proved told) {
    var object = Json.header("prove");
    object.put("machine", told.machine().name());
    object.put("config", told.machine().configuration().printed());
    object.put("obligations", told.results().stream().map(ProveJson::obligation).toList());
    object.put("strays", told.strays());
    object.put("verdict", told.verdict());
    return object;
  }

  private static Map<String, Object> obligation(Result result) {
    var obligation = result.obligation();
    var object = new LinkedHashMap<String, Object>();
    object.put("id", obligation.id());
    object.put("title", obligation.claim().name());
    object.put("paper", obligation.paper());
    object.put("reading", obligation.reading().orElse(null));
    object.put("verdict", result.verdict());
    object.put("expected", result.expected().orElse(null));
    object.put("ms", result.milliseconds());
    object.put("rlimit", result.proof().work());
    object.put("confirmed", result.second().map(ProveJson::confirmed).orElse("no"));
    object.put(
        "witness",
        result.proof().verdict() instanceof Verdict.Refuted(var witness)
            ? ClassificationJson.witness(witness)
            : null);
    object.put("example", result.proof().example().map(ClassificationJson::witness).orElse(null));
    return object;
  }

  /** {@code cvc5} where it agrees. */
  private static String confirmed(Result.Agreement agreement) {
    return agreement == Result.Agreement.AGREES
        ? "cvc5"
        : "cvc5 " + agreement.name().toLowerCase(Locale.ROOT);
  }
}
