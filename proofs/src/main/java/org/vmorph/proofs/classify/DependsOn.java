package org.vmorph.proofs.classify;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Role;
import org.vmorph.proofs.claim.Language;
import org.vmorph.proofs.claim.Language.Apart;
import org.vmorph.proofs.claim.Stated;

/** Under the reading `shadowed`: the result depends on this component (paper.md, N12). */
public record DependsOn(Component component, Scope scope) implements Sensitivity {
  /** On M, and on each resource; with every state in one mode nothing can depend on M. */
  static List<DependsOn> of(Architecture machine, Scope scope) {
    return machine.components().stream()
        .filter(
            component ->
                component.role() == Role.RESOURCE
                    || component.role() == Role.MODE && scope == Scope.ALL)
        .map(component -> new DependsOn(component, scope))
        .toList();
  }

  private Sensitive claim() {
    return new Sensitive(kind(), scope, component.name(), Optional.of(Apart.in(component)));
  }

  @Override
  public String kind() {
    return "depends on " + component.name();
  }

  @Override
  public String sentence(Reading reading) {
    return claim().sentence(reading);
  }

  @Override
  public Set<Component> about() {
    return claim().about();
  }

  @Override
  public Object asks() {
    return claim().asks();
  }

  @Override
  public boolean isAsked(Reading reading) {
    return reading.shadowed();
  }

  /** What depends on M is mode sensitive, under any reading. */
  @Override
  public boolean isOfItsOwn(Reading reading) {
    return reading.equals(Reading.SHADOWED) && component.role() == Role.RESOURCE;
  }

  @Override
  public Shown shown() {
    return scope == Scope.ALL ? Shown.REMARK : Shown.NOWHERE;
  }

  @Override
  public <W, B, M> Stated<B> happens(Language<W, B, M> in) {
    return claim().happens(in);
  }
}
