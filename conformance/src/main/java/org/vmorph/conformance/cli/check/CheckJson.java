package org.vmorph.conformance.cli.check;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vmorph.conformance.cli.output.ExitCode;
import org.vmorph.conformance.cli.output.Json;
import org.vmorph.conformance.cli.tower.TowerJson;
import org.vmorph.conformance.run.campaign.CampaignResult;

/** The check for programs: schema vmorph/check/1. */
final class CheckJson {
  private CheckJson() {}

  static Map<String, Object> of(CheckResult result, long seed) {
    var object = Json.header("check");
    object.put("seed", seed);
    object.put("rows", result.rows().stream().map(CheckJson::row).toList());
    object.put("tower", result.tower().map(TowerJson::storeys).orElse(null));
    object.put("timed", result.timed().map(CheckJson::timed).orElse(null));
    object.put("interrupted", result.interrupted());
    object.put("verdict", verdict(result.exitCode()));
    return object;
  }

  private static Map<String, Object> row(CheckRow row) {
    var object = new LinkedHashMap<String, Object>();
    object.put("machine", row.machine().title());
    object.put("configuration", row.machine().configuration().settings().changed());
    object.put("reading", row.machine().reading().word());
    object.put("theorem", row.predicted().theorem());
    object.put("predicted", row.predicted().outcome().word());
    object.put("named", row.predicted().named());
    object.put(
        "caveat",
        row.predicted().caveats().stream()
            .map(c -> c.instruction() + " " + c.condition())
            .toList());
    object.put("vmm", row.vmm());
    object.put("depth", row.depth());
    object.put("programs", row.result().map(CampaignResult::programs).orElse(0L));
    object.put("observed", observed(row));
    object.put("witnessed", row.witnessedAlone());
    object.put("control", row.control().map(c -> c.verdict().word()).orElse(null));
    object.put("notNecessary", row.explained().map(CheckJson::notNecessary).orElse(null));
    object.put("outcome", row.outcome().word());
    object.put("ms", row.milliseconds());
    return object;
  }

  private static Map<String, Object> notNecessary(NotNecessary why) {
    var object = new LinkedHashMap<String, Object>();
    object.put("lemmas", why.lemmas());
    object.put("inFront", why.seenInFront().orElse(null));
    return object;
  }

  private static String observed(CheckRow row) {
    return row.result().isEmpty() || row.result().get().first().isPresent()
        ? row.observed()
        : "none";
  }

  private static Map<String, Object> timed(TimingDependency timed) {
    var object = new LinkedHashMap<String, Object>();
    object.put("machine", timed.once().setting().machine().name());
    object.put("vmm", timed.once().setting().monitorNames());
    object.put("once", timed.once().verdict().word());
    object.put("twice", timed.twice().verdict().word());
    object.put("outcome", timed.outcome().word());
    return object;
  }

  private static String verdict(int code) {
    return code == ExitCode.OK ? "pass" : code == ExitCode.DIVERGENCE ? "fail" : "inconclusive";
  }
}
