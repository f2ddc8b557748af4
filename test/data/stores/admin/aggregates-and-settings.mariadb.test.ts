import { aggregatesAndSettingsSuite } from '../../suites/aggregates-and-settings.ts';

aggregatesAndSettingsSuite('mysql');
