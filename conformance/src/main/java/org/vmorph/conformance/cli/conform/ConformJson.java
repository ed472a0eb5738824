package org.vmorph.conformance.cli.conform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.cli.output.Count;
import org.vmorph.conformance.cli.output.Json;
import org.vmorph.conformance.edge.Beforehand;
import org.vmorph.conformance.edge.Missed;
import org.vmorph.conformance.edge.Vectors;
import org.vmorph.conformance.replay.Baseline;
import org.vmorph.conformance.replay.Retrial;
import org.vmorph.conformance.replay.Token;
import org.vmorph.conformance.report.Executed;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.campaign.CampaignResult;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.shrink.Shrunk;
import org.vmorph.model.ir.Component;
import org.vmorph.vmm.Tally;
import org.vmorph.vmm.Vmm;

/** A campaign for programs: schema vmorph/conform/1. */
final class ConformJson {
  private ConformJson() {}

  /** What was found, and the failure that is told first. */
  static Map<String, Object> of(Conformed conformed, ToldFailures told) {
    var result = conformed.main();
    var object = Json.header("conform");
    var setting = result.setting();
    object.put("machine", setting.machine().name());
    object.put("config", setting.machine().configuration().printed());
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
    object.put("rules", rules(conformed));
    object.put("heldTo", setting.heldTo());
    object.put("unchecked", unchecked(setting));
    object.put("without", new TreeSet<>(setting.without()));
    object.put("dropped", result.dropped());
    object.put("divergences", conformed.divergences());
    object.put("verdict", conformed.verdict().word());
    object.put("reason", conformed.reason().orElse(null));
    object.put("coverage", coverage(result));
    object.put(
        "first", told.first().map(one -> divergence(one.shrunk(), one.found())).orElse(null));
    object.put("lost", conformed.lost().stream().map(ConformJson::lost).toList());
    object.put("cases", conformed.cases().map(retrial -> cases(conformed, retrial)).orElse(null));
    object.put("beforehand", conformed.beforehand().map(ConformJson::beforehand).orElse(null));
    object.put("guests", conformed.own().map(ConformJson::own).orElse(null));
    object.put(
        "notAsked",
        conformed.notAsked().entrySet().stream()
            .map(one -> one.getKey() + "; " + Count.of(one.getValue(), "program"))
            .toList());
    var known = conformed.known();
    object.put(
        "known",
        conformed.baseline().of(conformed.setting()).stream()
            .map(entry -> known(entry, known.getOrDefault(entry.failure(), 0L)))
            .toList());
    return object;
  }

  private static Map<String, Object> cases(Conformed conformed, Retrial retrial) {
    var object = new LinkedHashMap<String, Object>();
    object.put("tried", retrial.findings().size());
    object.put("failing", names(conformed.failingCases()));
    object.put("notCompared", names(retrial.spoiled()));
    object.put("notTried", retrial.left().stream().map(left -> left.saved().name()).toList());
    return object;
  }

  private static Map<String, Object> beforehand(Beforehand tried) {
    var object = new LinkedHashMap<String, Object>();
    object.put("staged", tried.staged());
    object.put("states", tried.states());
    object.put("failing", tried.found().stream().map(Beforehand.Found::name).toList());
    return object;
  }

  private static Map<String, Object> lost(Conformed.LostIn lost) {
    var object = new LinkedHashMap<String, Object>();
    object.put("why", lost.lost().why());
    object.put("running", lost.lost().running().orElse(null));
    object.put("replay", lost.token().map(Token::toString).orElse(null));
    return object;
  }

  private static List<String> names(List<Retrial.Tried> tried) {
    return tried.stream().map(one -> one.saved().name()).toList();
  }

  private static Map<String, Object> own(Conformed.Own own) {
    var object = new LinkedHashMap<String, Object>();
    object.put("folder", own.guests().folder().toString());
    object.put("words", own.result().setting().words());
    object.put("programs", own.result().programs());
    object.put("steps", own.result().coverage().steps());
    object.put("halted", own.result().coverage().halted());
    object.put("divergences", own.result().divergent());
    object.put("failing", own.result().divergences().stream().map(own::name).toList());
    object.put("verdict", own.result().verdict().word());
    object.put("reason", own.result().reason().orElse(null));
    return object;
  }

  /** Those that are asked about, by number; null if all are. */
  private static @Nullable List<String> rules(Conformed conformed) {
    var baseline = conformed.baseline();
    return baseline
        .asked()
        .map(asked -> asked.stream().map(Rule::id).sorted().toList())
        .orElse(null);
  }

  private static Map<String, Object> known(Baseline.Known entry, long programs) {
    var object = new LinkedHashMap<String, Object>();
    object.put("rule", entry.failure().rule().id());
    object.put("instruction", entry.failure().at());
    object.put("bare", entry.failure().bare());
    object.put("virtual", entry.failure().virtual());
    object.put("reason", entry.reason());
    object.put("programs", programs);
    return object;
  }

  private static Map<String, String> unchecked(Setting setting) {
    var object = new TreeMap<String, String>();
    setting.unchecked().forEach((rule, reason) -> object.put(rule.id(), reason));
    return object;
  }

  private static Map<String, Object> coverage(CampaignResult result) {
    var c = result.coverage();
    var object = new LinkedHashMap<String, Object>();
    object.put("emulated", new TreeMap<>(c.emulated()));
    object.put("reflected", new TreeMap<>(c.reflected()));
    object.put("trapsFromSupervisor", new TreeMap<>(c.fromSupervisor()));
    object.put("trapsFromUser", new TreeMap<>(c.fromUser()));
    if (!c.between().isEmpty()) {
      var between = new LinkedHashMap<String, Object>();
      c.between().forEach(mode -> between.put(mode.name(), new TreeMap<>(c.traps(mode))));
      object.put("trapsFromBetween", between);
    }
    object.put("clamped", c.clamped());
    object.put(
        "guards",
        Vectors.of(result.setting().machine())
            .map(vectors -> missed(Missed.guards(vectors, result.setting(), c.sample())))
            .orElse(null));
    object.put("pairs", missed(Missed.pairs(c.sample())));
    object.put("levels", c.levels().stream().map(ConformJson::level).toList());
    return object;
  }

  private static Map<String, Object> missed(Missed missed) {
    var object = new LinkedHashMap<String, Object>();
    object.put("all", missed.all());
    object.put("reached", missed.reached());
    object.put("not", missed.not());
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

  private static Map<String, Object> divergence(Shrunk shrunk, Conformed.Found found) {
    var smallest = shrunk.smallest();
    var object = new LinkedHashMap<String, Object>();
    object.put("rule", smallest.rule().id());
    object.put("instruction", smallest.at());
    object.put("index", smallest.program().index());
    object.put("program", Executed.instructions(smallest));
    object.put("name", found.name().orElse(null));
    object.put("file", found.file().orElse(null));
    object.put("breakdown", smallest.virtual().breakdown().orElse(null));
    object.put("replay", found.hasToken() ? Token.of(smallest).toString() : null);
    return object;
  }
}
