package org.vmorph.conformance.cli.tower;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.cli.output.ExitCode;
import org.vmorph.conformance.cli.output.Json;
import org.vmorph.conformance.run.finding.Lost;
import org.vmorph.conformance.run.tower.Storey;

/** A tower for programs: schema vmorph/tower/1. */
public final class TowerJson {
  private TowerJson() {}

  static Map<String, Object> of(String machine, String vmm, List<Storey> storeys, int highest) {
    var object = Json.header("tower");
    object.put("machine", machine);
    object.put("vmm", vmm);
    object.put("storeys", storeys(storeys));
    object.put("reason", TowerText.unknown(storeys, highest).orElse(null));
    object.put(
        "verdict",
        switch (TowerText.exitCode(storeys, highest)) {
          case ExitCode.OK -> "pass";
          case ExitCode.DIVERGENCE -> "fail";
          default -> "inconclusive";
        });
    return object;
  }

  /** Storeys, one object each. */
  public static List<Map<String, Object>> storeys(List<Storey> storeys) {
    return IntStream.range(0, storeys.size())
        .mapToObj(n -> storey(n == 0 ? null : storeys.get(n - 1), storeys.get(n)))
        .toList();
  }

  private static Map<String, Object> storey(@Nullable Storey below, Storey storey) {
    var object = new LinkedHashMap<String, Object>();
    object.put("depth", storey.depth());
    object.put("words", storey.words());
    object.put("guests", storey.guests());
    object.put("halted", storey.halted());
    object.put("instructions", storey.instructions());
    object.put("traps", storey.traps());
    object.put("privileged", storey.privileged());
    object.put(
        "trapLaw", below == null || storey.lost().isPresent() ? null : storey.obeysTrapLaw(below));
    object.put("comparisons", storey.comparisons());
    object.put("divergence", storey.divergence().map(d -> d.rule() + " at " + d.at()).orElse(null));
    object.put("lost", storey.lost().map(Lost::toString).orElse(null));
    return object;
  }
}
