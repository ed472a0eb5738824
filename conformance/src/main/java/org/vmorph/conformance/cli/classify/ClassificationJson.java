package org.vmorph.conformance.cli.classify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vmorph.conformance.cli.output.Json;
import org.vmorph.conformance.cli.published.AgreementText;
import org.vmorph.model.ir.Component;
import org.vmorph.proofs.classify.BehaviourSensitive;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.classify.Definition;
import org.vmorph.proofs.classify.DefinitionVerdicts;
import org.vmorph.proofs.classify.DependsOn;
import org.vmorph.proofs.classify.Scope;
import org.vmorph.proofs.classify.SideCondition;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.proofs.obligation.Witness;
import org.vmorph.proofs.theorems.TheoremVerdict;

/** A classification for programs: schema vmorph/classify/1. */
public final class ClassificationJson {
  private ClassificationJson() {}

  static Map<String, Object> of(Prediction answer) {
    var object = Json.header("classify");
    object.put("machine", answer.machine().name());
    object.put("reading", answer.reading().word());
    object.put("processorIsResource", answer.reading().processorIsResource());
    object.put("config", answer.machine().configuration().printed());
    object.put(
        "instructions", answer.instructions().stream().map(c -> instruction(answer, c)).toList());
    object.put("everyStep", answer.everyStep().stream().map(c -> instruction(answer, c)).toList());
    var theorems = new LinkedHashMap<String, Object>();
    answer.theorems().forEach(t -> theorems.put(String.valueOf(t.theorem()), t.outcome().word()));
    object.put("theorems", theorems);
    object.put("critical", answer.theorem1().named());
    object.put("userCritical", answer.theorem3().named());
    var caveats = new LinkedHashMap<String, Object>();
    caveats.put("1", caveats(answer.theorem1()));
    caveats.put("3", caveats(answer.theorem3()));
    object.put("caveats", caveats);
    answer.published().ifPresent(it -> object.put("published", AgreementText.json(it)));
    return object;
  }

  private static List<Map<String, String>> caveats(TheoremVerdict verdict) {
    return verdict.caveats().stream()
        .map(c -> Map.of("instruction", c.instruction(), "condition", c.condition()))
        .toList();
  }

  private static Map<String, Object> instruction(Prediction answer, Classification c) {
    var object = new LinkedHashMap<String, Object>();
    object.put("name", c.instruction().name());
    // Of what is not asked on this machine nothing happens.
    answer.definitions().stream()
        .filter(ClassificationJson::hasKey)
        .forEach(definition -> object.put(ToldAs.key(definition), "no"));
    DefinitionVerdicts.of(c).stream()
        .filter(told -> hasKey(told.definition()))
        .forEach(told -> object.put(ToldAs.key(told.definition()), told.word()));
    object.put("critical", c.critical());
    object.put("userCritical", c.userCritical());
    object.put("dependsOn", dependsOn(answer, c));
    object.put("sideConditions", ClassificationText.names(c.conditions(Scope.ALL)));
    object.put("userSideConditions", ClassificationText.names(c.conditions(Scope.USER)));
    object.put("tellsTheTime", happens(c.timing()));
    c.instruction().partial().ifPresent(gap -> object.put("partial", gap));
    object.put("witnesses", witnesses(c));
    return object;
  }

  /**
   * Under the readings without resources, M and what moves the window are what a result can depend
   * on.
   */
  private static List<String> dependsOn(Prediction answer, Classification c) {
    if (answer.reading().shadowed()) {
      return ClassificationText.names(c.dependsOn(Scope.ALL));
    }
    var names = new ArrayList<String>();
    if (c.happens(BehaviourSensitive.MODE)) {
      names.add(answer.machine().mode().cell().name());
    }
    if (c.happens(BehaviourSensitive.LOCATION)) {
      answer.machine().translation().orElseThrow().bases().stream()
          .map(Component::name)
          .sorted()
          .forEach(names::add);
    }
    return names;
  }

  /** Components and side conditions are in lists. */
  private static boolean hasKey(Definition definition) {
    return !(definition instanceof DependsOn) && !(definition instanceof SideCondition);
  }

  private static String happens(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Proved p -> "no";
      case Verdict.Refuted r -> "yes";
      case Verdict.Vacuous v -> "no";
      case Verdict.Unknown u -> "unknown";
    };
  }

  private static Map<String, Object> witnesses(Classification c) {
    var all = new LinkedHashMap<String, Verdict>();
    c.verdicts()
        .forEach(
            (asked, verdict) -> {
              if (hasKey(asked)) {
                all.put(ToldAs.witnessKey(asked), verdict);
              }
            });
    c.dependsOn(Scope.ALL).forEach((name, v) -> all.put("depends on " + name, v));
    all.putAll(c.conditions(Scope.ALL));
    c.conditions(Scope.USER).forEach((name, v) -> all.put("user " + name, v));
    var objects = new LinkedHashMap<String, Object>();
    all.forEach(
        (name, verdict) -> {
          if (verdict instanceof Verdict.Refuted(var witness)) {
            objects.put(name, witness(witness));
          }
        });
    return objects;
  }

  /**
   * A witness exists only after the reference interpreter confirmed it; so it is always replayed.
   */
  public static Map<String, Object> witness(Witness witness) {
    var object = new LinkedHashMap<String, Object>();
    object.put("operands", hex(witness.operands()));
    object.put("before", witness.cases().stream().map(w -> hex(w.before())).toList());
    object.put("outcome", witness.cases().stream().map(Witness.Case::outcome).toList());
    object.put("after", witness.cases().stream().map(w -> hex(w.after())).toList());
    object.put("replayed", true);
    return object;
  }

  /** Words as hexadecimal strings: a JSON number has no room for 64 bits. */
  private static Map<String, String> hex(Map<String, Long> words) {
    var text = new LinkedHashMap<String, String>();
    words.forEach((name, word) -> text.put(name, "0x" + Long.toHexString(word)));
    return text;
  }
}
