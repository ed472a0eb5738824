/** Looks at what the examples' builds have left. */
package org.vmorph.examples;
