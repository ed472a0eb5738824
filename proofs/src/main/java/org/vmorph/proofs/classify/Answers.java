package org.vmorph.proofs.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Component;
import org.vmorph.proofs.obligation.Verdict;

/** A classification as a list: what was asked, in words, and what came of it. */
public final class Answers {
  private final Architecture machine;
  private final Reading reading;
  private final List<Answer> answers = new ArrayList<>();

  private Answers(Architecture machine, Reading reading) {
    this.machine = machine;
    this.reading = reading;
  }

  /** All of them, in the order of the paper. */
  public static List<Answer> of(Architecture machine, Classification c) {
    var all = new Answers(machine, c.reading());
    all.add(Answer.PRIVILEGED, new NotPrivileged(), c.privileged());
    all.add(new CompletesInUserMode(), c.inUserMode());
    all.add(new ControlSensitive(Scope.ALL), c.control());
    c.location().ifPresent(v -> all.add(BehaviourSensitive.location(machine, Scope.ALL), v));
    all.add(BehaviourSensitive.mode(machine), c.mode());
    all.add(BehaviourSensitive.general(machine), c.behaviour());
    all.dependsOn(c.dependsOn(), Scope.ALL);
    all.inMode(c.user());
    all.inMode(c.supervisor());
    all.conditions(c.conditions(), Scope.ALL);
    all.conditions(c.userConditions(), Scope.USER);
    return all.answers;
  }

  private void inMode(InMode mode) {
    add(new ControlSensitive(mode.scope()), mode.control());
    mode.location().ifPresent(v -> add(BehaviourSensitive.location(machine, mode.scope()), v));
    dependsOn(mode.dependsOn(), mode.scope());
  }

  private void dependsOn(Map<String, Verdict> verdicts, Scope scope) {
    verdicts.forEach((name, v) -> add(BehaviourSensitive.dependsOn(component(name), scope), v));
  }

  private Component component(String name) {
    return machine.component(name).orElseThrow();
  }

  /** What both theorems ask in one form is told once. */
  private void conditions(Map<String, Verdict> verdicts, Scope scope) {
    verdicts.forEach(
        (name, verdict) -> {
          var forms = forms(name, scope);
          if (scope == Scope.ALL || !forms.equals(forms(name, Scope.ALL))) {
            add(scope.prefix() + name, form(forms, verdict), verdict);
          }
        });
  }

  private List<SideCondition> forms(String name, Scope scope) {
    var all = new ArrayList<>(SideCondition.of(machine, scope));
    machine.timer().ifPresent(timer -> all.add(new Timekeeping(timer, scope)));
    return all.stream().filter(c -> c.name().equals(name)).toList();
  }

  /**
   * The form a witness is of. It does not show where a window has moved by nothing, and what lies
   * outside differs: the form for l is the first.
   */
  private static SideCondition form(List<SideCondition> forms, Verdict verdict) {
    var of =
        verdict instanceof Verdict.Refuted(var witness)
            ? forms.stream().filter(form -> form.isIn(witness)).findFirst()
            : Optional.<SideCondition>empty();
    return of.orElse(forms.get(0));
  }

  private void add(Definition definition, Verdict verdict) {
    add(definition.name(), definition, verdict);
  }

  private void add(String name, Definition definition, Verdict verdict) {
    answers.add(new Answer(name, definition.sentence(reading), verdict));
  }
}
