package org.vmorph.conformance.cli.classify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vmorph.conformance.cli.output.Json;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Parameter;
import org.vmorph.proofs.classify.Definition;
import org.vmorph.proofs.provisos.Breach;
import org.vmorph.proofs.provisos.Provided;
import org.vmorph.proofs.provisos.Proviso;
import org.vmorph.proofs.provisos.ProvisoSearch;
import org.vmorph.proofs.provisos.WeakestProvisos;

/** Under which provisos a goal is reached, for programs: schema vmorph/provisos/1. */
final class ProvisosJson {
  private ProvisosJson() {}

  static Map<String, Object> of(
      Architecture machine, ProvisoSearch search, List<WeakestProvisos> found) {
    var object = Json.header("provisos");
    object.put("machine", machine.name());
    object.put(
        "levels", machine.mode().asked().reversed().stream().map(level -> level.name()).toList());
    object.put("open", search.open().stream().map(Parameter::name).toList());
    object.put("held", search.held().stream().map(Proviso::toString).toList());
    object.put("goals", found.stream().map(ProvisosJson::goal).toList());
    return object;
  }

  private static Map<String, Object> goal(WeakestProvisos found) {
    var object = new LinkedHashMap<String, Object>();
    object.put("goal", found.goal().words());
    object.put("weakest", found.weakest().stream().map(ProvisosJson::names).toList());
    object.put(
        "needed",
        found.needed().entrySet().stream()
            .map(
                it -> {
                  var needed = new LinkedHashMap<String, Object>();
                  needed.put("proviso", it.getKey().toString());
                  needed.putAll(breach(it.getValue()));
                  return needed;
                })
            .toList());
    object.put("hopeless", found.hopeless().stream().map(ProvisosJson::breach).toList());
    object.put("unknown", found.unknown());
    return object;
  }

  private static List<String> names(Provided provided) {
    return provided.all().stream().map(Proviso::toString).toList();
  }

  private static Map<String, Object> breach(Breach breach) {
    var object = new LinkedHashMap<String, Object>();
    object.put("instruction", breach.instruction().instruction().name());
    object.put("provided", names(breach.under()));
    object.put("happens", breach.happens().stream().map(Definition::name).toList());
    breach
        .seen()
        .flatMap(breach::witness)
        .ifPresent(witness -> object.put("witness", ClassificationJson.witness(witness)));
    return object;
  }
}
