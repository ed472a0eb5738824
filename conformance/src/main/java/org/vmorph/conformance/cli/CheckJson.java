package org.vmorph.conformance.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vmorph.conformance.run.CampaignResult;

/** The check for programs: schema vmorph/check/1. */
final class CheckJson {
  private CheckJson() {}

  static Map<String, Object> of(List<CheckRow> rows, long seed) {
    var object = Json.header("check");
    object.put("seed", seed);
    object.put("rows", rows.stream().map(CheckJson::row).toList());
    object.put("verdict", verdict(rows));
    return object;
  }

  private static Map<String, Object> row(CheckRow row) {
    var object = new LinkedHashMap<String, Object>();
    object.put("machine", row.machine().name());
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
    object.put("outcome", row.outcome().word());
    object.put("ms", row.milliseconds());
    return object;
  }

  private static String observed(CheckRow row) {
    return row.result().isEmpty() || row.result().get().first().isPresent()
        ? row.observed()
        : "none";
  }

  private static String verdict(List<CheckRow> rows) {
    int code =
        rows.stream()
            .mapToInt(row -> row.outcome().exitCode())
            .reduce(ExitCode.OK, ExitCode::worse);
    return code == ExitCode.OK ? "pass" : code == ExitCode.DIVERGENCE ? "fail" : "inconclusive";
  }
}
