package org.vmorph.conformance.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.vmorph.conformance.replay.Token;
import org.vmorph.conformance.report.Executed;
import org.vmorph.conformance.run.CampaignResult;
import org.vmorph.conformance.shrink.Shrunk;
import org.vmorph.model.ir.Component;
import org.vmorph.vmm.Tally;
import org.vmorph.vmm.Vmm;

/** A campaign for programs: schema vmorph/conform/1. */
final class ConformJson {
  private ConformJson() {}

  static Map<String, Object> of(CampaignResult result, Optional<Shrunk> first) {
    var object = Json.header("conform");
    var setting = result.setting();
    object.put("machine", setting.machine().name());
    object.put("config", setting.machine().configuration());
    object.put("vmm", setting.monitors().stream().map(Vmm::name).toList());
    object.put("seed", result.seed());
    object.put("engine", setting.engine().name());
    object.put("words", setting.words());
    object.put("depth", setting.depth());
    object.put("programs", result.programs());
    object.put("steps", result.coverage().steps());
    object.put("traps", result.coverage().traps());
    object.put("halted", result.coverage().halted());
    object.put("lockstep", result.lockstep());
    object.put("notCompared", setting.notCompared().stream().map(Component::name).toList());
    object.put("without", new TreeSet<>(setting.without()));
    object.put("dropped", result.dropped());
    object.put("divergences", result.divergent());
    object.put("verdict", result.verdict().word());
    object.put("reason", result.reason().orElse(null));
    object.put("coverage", coverage(result));
    object.put("first", first.map(ConformJson::divergence).orElse(null));
    return object;
  }

  private static Map<String, Object> coverage(CampaignResult result) {
    var c = result.coverage();
    var object = new LinkedHashMap<String, Object>();
    object.put("emulated", new TreeMap<>(c.emulated()));
    object.put("reflected", new TreeMap<>(c.reflected()));
    object.put("trapsFromSupervisor", new TreeMap<>(c.fromSupervisor()));
    object.put("trapsFromUser", new TreeMap<>(c.fromUser()));
    object.put("clamped", c.clamped());
    object.put("levels", c.levels().stream().map(ConformJson::level).toList());
    return object;
  }

  private static Map<String, Object> level(Tally tally) {
    var object = new LinkedHashMap<String, Object>();
    object.put("direct", tally.direct());
    object.put("emulated", tally.emulated());
    object.put("reflected", tally.reflected());
    object.put("interpreted", tally.interpreted());
    return object;
  }

  private static Map<String, Object> divergence(Shrunk shrunk) {
    var smallest = shrunk.smallest();
    var object = new LinkedHashMap<String, Object>();
    object.put("rule", smallest.rule().id());
    object.put("instruction", smallest.at());
    object.put("index", smallest.program().index());
    object.put("program", Executed.instructions(smallest));
    object.put("replay", Token.of(smallest).toString());
    return object;
  }
}
