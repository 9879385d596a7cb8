/**
 * GB/T 7714—2015 in its author-year form (10.2), as a style of the Citation Style Language, written for this book; citeproc runs it. An
 * entry is printed as four parts divided by ␞, so that the page can set the title apart: how a sentence names the work, authors and year,
 * title, what follows the title. Authors of many are the first three; family names keep their small letters, as the book's prose has them.
 * `language` stands in Chinese entries only: there the rest of many authors is 等, elsewhere et al.
 */
export const style = /* xml */ `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" demote-non-dropping-particle="never" default-locale="zh-CN">
  <info>
    <title>GB/T 7714—2015（著者-出版年制）</title>
    <id>gb-t-7714-2015</id>
    <updated>2026-11-26T00:00:00+00:00</updated>
  </info>
  <locale>
    <terms>
      <term name="et-al">等</term>
      <term name="and others">et al</term>
      <term name="and">和</term>
      <term name="page-range-delimiter">–</term>
    </terms>
  </locale>
  <macro name="in-text">
    <group delimiter="，">
      <choose>
        <if variable="language">
          <names variable="author">
            <name and="text" delimiter="、" delimiter-precedes-last="never" et-al-min="3" et-al-use-first="1"/>
          </names>
        </if>
        <else>
          <names variable="author">
            <name form="short" and="text" delimiter="、" delimiter-precedes-last="never" et-al-min="3" et-al-use-first="1"/>
          </names>
        </else>
      </choose>
      <text macro="year"/>
    </group>
  </macro>
  <macro name="year">
    <date variable="issued"><date-part name="year"/></date>
    <text variable="year-suffix"/>
  </macro>
  <macro name="authors">
    <choose>
      <if variable="language">
        <names variable="author">
          <name name-as-sort-order="all" sort-separator=" " initialize-with=" " delimiter=", " delimiter-precedes-last="always" delimiter-precedes-et-al="always" et-al-min="4" et-al-use-first="3"/>
        </names>
      </if>
      <else>
        <names variable="author">
          <name name-as-sort-order="all" sort-separator=" " initialize-with=" " delimiter=", " delimiter-precedes-last="always" delimiter-precedes-et-al="always" et-al-min="4" et-al-use-first="3"/>
          <et-al term="and others"/>
        </names>
      </else>
    </choose>
  </macro>
  <macro name="mark">
    <group prefix="[" suffix="]" delimiter="/">
      <choose>
        <if type="article-journal article-magazine" match="any"><text value="J"/></if>
        <else-if type="article-newspaper"><text value="N"/></else-if>
        <else-if type="paper-conference"><text value="C"/></else-if>
        <else-if type="book chapter" match="any"><text value="M"/></else-if>
        <else-if type="thesis"><text value="D"/></else-if>
        <else-if type="report"><text value="R"/></else-if>
        <else-if type="patent"><text value="P"/></else-if>
        <else-if type="standard"><text value="S"/></else-if>
        <else-if type="dataset"><text value="DS"/></else-if>
        <else-if type="software"><text value="CP"/></else-if>
        <else-if variable="URL"><text value="EB"/></else-if>
        <else><text value="Z"/></else>
      </choose>
      <choose>
        <if variable="DOI" match="none"><choose><if variable="URL"><text value="OL"/></if></choose></if>
      </choose>
    </group>
  </macro>
  <macro name="series">
    <group delimiter=", " prefix=" (" suffix=")">
      <text variable="collection-title"/>
      <choose>
        <if variable="collection-number"><text variable="collection-number"/></if>
        <else-if type="paper-conference"><text variable="volume"/></else-if>
      </choose>
    </group>
  </macro>
  <macro name="container">
    <group>
      <text variable="container-title"/>
      <choose>
        <if variable="collection-title" match="none"><text variable="volume" prefix=": Vol. "/></if>
      </choose>
      <choose>
        <if variable="collection-title"><text macro="series"/></if>
      </choose>
    </group>
  </macro>
  <macro name="imprint">
    <group delimiter=": ">
      <text variable="publisher-place"/>
      <text variable="publisher"/>
    </group>
  </macro>
  <macro name="after">
    <choose>
      <if type="article-journal article-magazine article-newspaper" match="any">
        <group delimiter=". ">
          <text macro="mark"/>
          <group delimiter=": ">
            <group delimiter=", ">
              <text variable="container-title"/>
              <group>
                <text variable="volume"/>
                <text variable="issue" prefix="(" suffix=")"/>
              </group>
            </group>
            <text variable="page"/>
          </group>
        </group>
      </if>
      <else-if variable="container-title">
        <group delimiter=": ">
          <group delimiter=". ">
            <group delimiter="//">
              <text macro="mark"/>
              <text macro="container"/>
            </group>
            <text macro="imprint"/>
          </group>
          <text variable="page"/>
        </group>
      </else-if>
      <else>
        <group delimiter=". ">
          <text macro="mark"/>
          <text variable="edition"/>
          <group>
            <text macro="imprint"/>
            <choose>
              <if variable="collection-title"><text macro="series"/></if>
            </choose>
          </group>
        </group>
      </else>
    </choose>
  </macro>
  <citation disambiguate-add-year-suffix="true">
    <layout><text macro="in-text"/></layout>
  </citation>
  <bibliography>
    <sort>
      <key macro="authors"/>
      <key variable="issued"/>
      <key variable="title"/>
    </sort>
    <layout>
      <group delimiter="␞">
        <text macro="in-text"/>
        <group delimiter=". "><text macro="authors"/><text macro="year"/></group>
        <text variable="title"/>
        <text macro="after"/>
      </group>
    </layout>
  </bibliography>
</style>
`;
