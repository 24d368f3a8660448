import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, relative } from 'node:path';
import { Language } from './language';
import { fetched, run, timed, version } from './shell';

/** One start of Maven for all that is built, and none of what a release alone needs. */
const MAVEN = ['mvn', '--batch-mode', '--quiet', '-Dmaven.javadoc.skip=true', '-Dmaven.source.skip=true'];
/** A compiler that lives for seconds gains nothing from being optimized. */
const SHORT_LIVED = { MAVEN_OPTS: '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC' };
const JDK = '17';

export const JAVA: Language = {
  name: 'Java',
  target: 'java',
  generatedPeers: ['cdk8s-plus-27'],
  exampleOf: (file) => /^(\w+)\.java$/.exec(file)?.[1].replace(/(?<=\w)([A-Z]|\d+)/g, '-$1').toLowerCase(),
  install({ folder, code, coordinates, examples }) {
    const tools = [version(['javac', '-version']), version(['mvn', '--batch-mode', '--version'])];
    const app = join(folder, 'app');
    mkdirSync(join(app, 'src/main'), { recursive: true });
    cpSync(examples, join(app, 'src/main/java'), { recursive: true });
    const { groupId, artifactId } = coordinates.java.maven;
    writeFileSync(join(app, 'pom.xml'), pom('app', `
  <dependencies>
    <dependency><groupId>${groupId}</groupId><artifactId>${artifactId}</artifactId><version>${coordinates.version}</version></dependency>
  </dependencies>`));
    const modules = [...Object.values(code), app].map((module) => `<module>${relative(folder, module)}</module>`).join('');
    writeFileSync(join(folder, 'pom.xml'), pom('all', `
  <packaging>pom</packaging>
  <modules>${modules}</modules>`));

    fetched('the runtime of jsii', [...MAVEN, 'dependency:get', '-Dartifact=software.amazon.jsii:jsii-runtime:LATEST'], folder, SHORT_LIVED);
    const [, built] = timed(() => run([...MAVEN, 'package', 'dependency:build-classpath', '-Dmdep.outputFile=classpath'], folder, SHORT_LIVED));
    const classpath = [join(app, 'target/classes'), readFileSync(join(app, 'classpath'), 'utf8').trim()].join(delimiter);
    return { notes: [...tools, `jars and app are built in ${built}`], command: (example) => ['java', '-cp', classpath, classOf(example)] };
  },
};

function classOf(example: string): string {
  return example.split('-').map((word) => word[0].toUpperCase() + word.slice(1)).join('');
}

function pom(name: string, content: string): string {
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId>
  <artifactId>${name}</artifactId>
  <version>1.0.0</version>
  <properties>
    <maven.compiler.source>${JDK}</maven.compiler.source>
    <maven.compiler.target>${JDK}</maven.compiler.target>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>${content}
</project>
`;
}
