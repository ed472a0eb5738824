/**
 * Knows how a classification is asked for and told: matrix, JSON, explanations, witnesses as
 * pictures of places, diagrams, differences of readings. Must not know what a definition says.
 */
@NullMarked
package org.vmorph.conformance.cli.classify;

import org.jspecify.annotations.NullMarked;
