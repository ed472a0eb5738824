package org.vmorph.proofs.provisos;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinTask;
import java.util.function.UnaryOperator;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Parameter;
import org.vmorph.model.arch.Reading;
import org.vmorph.proofs.classify.Classifier;
import org.vmorph.proofs.classify.Definitions;
import org.vmorph.proofs.obligation.Asker;

/**
 * Finds the weakest provisos under which a goal is reached. An instruction is asked about under
 * more and more of them, of the parameters that make a difference to it, until all is well; what is
 * enough for each of them is put together. What is provided takes states away, or is another
 * machine; where a parameter has no value that stands for all, each is asked about, unless that
 * would be another machine to every instruction: then it stays as it is.
 */
public final class ProvisoSearch {
  private final List<DependentAnswers> answers;
  private final Variants variants;

  /**
   * A search.
   *
   * @param asked what is made of each variant of the machine before it is asked about
   * @param parameters those that may be left open
   */
  public ProvisoSearch(
      Asker.Source askers,
      Architecture machine,
      UnaryOperator<Architecture> asked,
      Reading reading,
      Collection<Parameter> parameters) {
    this.variants = new Variants(machine, asked, parameters);
    var classifiers = new EnumMap<Goal, Classifier>(Goal.class);
    for (var part : Goal.values()) {
      classifiers.put(part, new Classifier(askers, Definitions.ALL.only(part::isPart)));
    }
    this.answers =
        Dependent.of(variants).stream()
            .map(it -> new DependentAnswers(it, variants, classifiers, reading))
            .toList();
  }

  /** The parameters that are left open. */
  public List<Parameter> open() {
    return variants.open();
  }

  /** As what those stay that are not, for where addresses lead or how traps are taken is theirs. */
  public List<Proviso> held() {
    return variants.held();
  }

  /** What is needed for a goal. */
  public WeakestProvisos find(Goal goal) {
    var tasks =
        answers.stream()
            .map(it -> new DependentSearch(it, goal))
            .map(search -> ForkJoinTask.adapt(search::found))
            .toList();
    var found = ForkJoinTask.invokeAll(tasks).stream().map(ForkJoinTask::join).toList();
    var unknown =
        found.stream()
            .filter(DependentSearch.Result::isUnknown)
            .map(DependentSearch.Result::name)
            .toList();
    var hopeless = found.stream().flatMap(it -> it.hopeless().stream()).toList();
    var weakest =
        found.stream().allMatch(it -> !it.enough().isEmpty())
            ? together(found).stream().filter(it -> isEnough(it, found)).toList()
            : List.<Provided>of();
    return new WeakestProvisos(goal, weakest, needed(weakest, found), hopeless, unknown);
  }

  /** More need not be better: a privilege may become vacuous. */
  private static boolean isEnough(Provided provided, List<DependentSearch.Result> found) {
    return found.stream().allMatch(it -> it.search().isEnoughUnder(provided).orElse(false));
  }

  /** One of each instruction's own, in every way that says nothing twice. */
  private static List<Provided> together(List<DependentSearch.Result> found) {
    var families = new LinkedHashSet<List<Provided>>();
    found.forEach(it -> families.add(it.enough()));
    var all = List.of(Provided.NOTHING);
    for (var family : families) {
      all =
          Provided.weakest(
              all.stream()
                  .flatMap(one -> family.stream().flatMap(more -> one.and(more).stream()))
                  .toList());
    }
    return all;
  }

  /** Of each proviso that is in one of them, the first instruction of which it fails without. */
  private static Map<Proviso, Breach> needed(
      List<Provided> weakest, List<DependentSearch.Result> found) {
    var all = new LinkedHashMap<Proviso, Breach>();
    for (var provided : weakest) {
      for (var proviso : provided.all()) {
        found.stream()
            .flatMap(it -> it.breach(provided.without(proviso)).stream())
            .min(Comparator.comparing(breach -> breach.seen().isEmpty()))
            .ifPresent(breach -> all.putIfAbsent(proviso, breach));
      }
    }
    return all;
  }
}
